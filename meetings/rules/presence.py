"""Who counts as there: what one declares of oneself counts until the desk strikes it; the decree asks for no more."""

from __future__ import annotations

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

DESK = frozenset({"chair", "secretary"})


def confirmed_at_once(*, by_himself: bool, capacity: str) -> bool:
    """What the desk records needs nobody else, also of themselves."""
    return not by_himself or capacity in DESK


def require_strikable(*, present: bool, confirmed: bool) -> None:
    if not present:
        raise RuleBroken(N_("This person is not marked as present."))
    if confirmed:
        raise RuleBroken(N_("This presence is confirmed already. When the person goes, mark them as gone."))


def require_unvoted(*, voted: bool) -> None:
    if voted:
        raise RuleBroken(N_("This person has voted in the ballot that is open. Close or stop the ballot first."))


def require_callable_in(*, on: bool, capacity: str | None) -> None:
    if not on:
        raise RuleBroken(N_("People are called in for the item that is on."))
    if capacity != "invitee":
        raise RuleBroken(N_("Only invitees are called in for single items."))

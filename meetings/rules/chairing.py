"""Who chairs: a called meeting always has exactly one, and somebody who may take over from him while it sits."""

from __future__ import annotations

from collections.abc import Iterable

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from ecabinet.posts import DEPUTY_PRIME_MINISTER, PRIME_MINISTER

CHAIRING = (PRIME_MINISTER, DEPUTY_PRIME_MINISTER)


def require_led(*, chairs: int, secretaries: int) -> None:
    """Without either the meeting, once open, could neither close a ballot nor keep its record."""
    if chairs != 1:
        raise RuleBroken(N_("A meeting that was called keeps its chair. Name another chair instead."))
    if not secretaries:
        raise RuleBroken(N_("A meeting that was called keeps its secretary. Name another secretary first."))


def require_single(chairs: int, *, besides: bool = False) -> None:
    if chairs > 1 or besides:
        raise RuleBroken(N_("A meeting has exactly one chair. Remove the present one first."), "capacity")


def require_running(state: str) -> None:
    if state not in {"sitting", "adjourned"}:
        raise RuleBroken(N_("The chair is handed over while the meeting sits. Before, name another chair on the list."))


def require_fit(*, capacity: str, posts: Iterable[str], present: bool) -> None:
    """The Prime Minister chairs, or a Deputy Prime Minister in his place."""
    if capacity != "member" or not set(CHAIRING).intersection(posts):
        raise RuleBroken(N_("Only the Prime Minister or a Deputy Prime Minister who is a member takes over the chair."))
    if not present:
        raise RuleBroken(N_("Only who is present takes over the chair."))

"""Answering an invitation: whoever does not come says why; absence and substitution need consent."""

from __future__ import annotations

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

VALUES = {
    "attend": N_("Attend"),
    "absent": N_("Absent"),
    "substitute": N_("Send a substitute"),
}


def require_complete(value: str, *, reason: str, substitute: int | None, capacity: str) -> None:
    if value not in VALUES:
        raise RuleBroken(N_("Choose one of the answers."), "value")
    if value != "attend" and not reason.strip():
        raise RuleBroken(N_("Write the reason."), "reason")
    if value == "substitute":
        if capacity != "member":
            raise RuleBroken(N_("Only a member sends a substitute."), "value")
        if substitute is None:
            raise RuleBroken(N_("Choose who comes instead."), "substitute")


def consent_of(value: str) -> str:
    """The consent that an answer begins with: none is needed to attend."""
    return "" if value == "attend" else "asked"


def require_free(capacity: str | None) -> None:
    """Who is sent as a substitute comes as nothing else."""
    if capacity not in {None, "invitee"}:
        raise RuleBroken(N_("The substitute takes part in this meeting already. Another one must be named."))


def require_not_come(*, came: bool) -> None:
    """Of a substitute for whom the leave is to fall."""
    if came:
        raise RuleBroken(N_("The substitute has been marked as present already: the answer stands."))


def require_other(asker: int, agreeing: int) -> None:
    if asker == agreeing:
        raise RuleBroken(N_("Somebody else agrees to one's own absence."))


def require_undecided_meeting(state: str) -> None:
    """Leave is given before a meeting or while it sits; afterwards its record stands."""
    if state not in {"called", "sitting", "adjourned"}:
        raise RuleBroken(N_("The meeting is over: its attendance no longer changes."))

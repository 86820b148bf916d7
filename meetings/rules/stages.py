"""What a meeting's state means for its pages: whether it lies ahead, its room is open, its papers may still come."""

from __future__ import annotations

from datetime import date

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.rules.sittings import DECIDES_BY_BALLOT

RUNNING = frozenset({"sitting", "adjourned"})
PLANNED = frozenset({"draft", "called"})
OVER = frozenset({"closed", "minuted"})
CONCLUDING = frozenset({"sitting", "adjourned", "closed"})

STATES = {
    "draft": N_("In preparation"),
    "called": N_("Called"),
    "sitting": N_("Sitting now"),
    "adjourned": N_("Adjourned"),
    "closed": N_("Closed"),
    "minuted": N_("Minutes frozen"),
    "cancelled": N_("Cancelled"),
}


def lies_ahead(state: str, *, today: date, day: date) -> bool:
    """Running now, or still to come; what was never opened and whose day is over lies behind."""
    return state in RUNNING or (state in PLANNED and day >= today)


def room_is_open(state: str, *, today: date, day: date) -> bool:
    return state in RUNNING or (state == "called" and day == today)


def ballots_may_come(state: str, kind: str) -> bool:
    return kind in DECIDES_BY_BALLOT and (state in PLANNED or state in RUNNING)


def papers_may_come(state: str) -> bool:
    return state not in {"minuted", "cancelled"}


def require_papers_may_come(state: str) -> None:
    if not papers_may_come(state):
        raise RuleBroken(N_("The record of this meeting is complete: papers are no longer attached to it."))

"""What a ballot may be about, how long it runs, and what it does to its item."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.errors import Forbidden, RuleBroken
from ecabinet.i18n import N_

KINDS = {"draft": N_("On a draft"), "procedural": N_("On procedure")}
PROCEDURES = {
    "postpone": N_("Postpone the item"),
    "withdraw": N_("Take the item off the agenda"),
    "close_debate": N_("Close the debate"),
}
DISPLAYS = {"named": N_("With names"), "totals": N_("Totals only")}
MINUTE = 60
LONGEST = 60 * MINUTE
OUTCOME_OF_PROCEDURE = {"postpone": "postponed", "withdraw": "withdrawn"}


def require_sound(*, kind: str, procedure: str, display: str, seconds: int, paper: int | None) -> None:
    if kind not in KINDS:
        raise RuleBroken(N_("Choose what the ballot is on."), "kind")
    if kind == "procedural" and procedure not in PROCEDURES:
        raise RuleBroken(N_("Choose the question of procedure."), "procedure")
    if kind == "procedural" and paper is not None:
        raise RuleBroken(N_("A ballot on procedure has no draft."), "paper")
    if display not in DISPLAYS:
        raise RuleBroken(N_("Choose what the big screen shows."), "display")
    if not 0 <= seconds <= LONGEST:
        raise RuleBroken(N_("A ballot runs for at most 60 minutes."), "seconds")


def closing_time(opened_at: datetime, seconds: int) -> datetime | None:
    """When no vote is taken any more; None when the chair alone decides it."""
    return opened_at + timedelta(seconds=seconds) if seconds else None


def extended(closes_at: datetime | None, now: datetime) -> datetime:
    """A minute more than it had, or from now where its time was over."""
    if closes_at is None:
        raise RuleBroken(N_("This ballot has no time limit."))
    return max(closes_at, now) + timedelta(seconds=MINUTE)


def outcome_of_item(*, kind: str, procedure: str, outcome: str) -> str | None:
    """How the ballot leaves its item: decided, postponed, withdrawn; None when it goes on as before."""
    if outcome == "no_quorum":
        return None
    if kind == "draft":
        return "decided"
    return OUTCOME_OF_PROCEDURE.get(procedure) if outcome == "adopted" else None


def require_unsettled(outcome: str | None, since: bool) -> None:
    """Of an item that somebody wants to postpone, take out or call discussed."""
    if outcome == "decided" or since:
        raise RuleBroken(N_("This item was decided by a ballot."))


def require_open_question(outcome: str | None, since: bool, *, procedure: str) -> None:
    """Of an item that is to be voted on. A decided one may have another draft; one that was just put off has none."""
    if since and outcome in OUTCOME_OF_PROCEDURE.values():
        raise RuleBroken(N_("A ballot has postponed this item or taken it off the agenda: go on to another one."))
    if outcome == "decided" and procedure in OUTCOME_OF_PROCEDURE:
        raise RuleBroken(N_("This item was decided by a ballot."))


def require_second_person(*, entered_by: int, decided_by: int) -> None:
    if entered_by == decided_by:
        raise Forbidden(N_("A vote on paper is confirmed by a second person, not by the one who entered it."))


def require_checked(*, readable: bool) -> None:
    """The draft must be checked. An older version is no substitute: a ballot opens on the newest or not at all."""
    if not readable:
        raise RuleBroken(N_("The newest version of the draft is still being checked; wait a moment."), "paper")

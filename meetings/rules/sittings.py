"""The course of a meeting: draft, called, sitting (or adjourned), closed, minuted; or cancelled before it sat."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from ecabinet.clock import house_time
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

State = Literal["draft", "called", "sitting", "adjourned", "closed", "minuted", "cancelled"]

KINDS = {
    "government": N_("Government session"),
    "thematic": N_("Thematic Government session"),
    "working": N_("Meeting of the Prime Minister or a Deputy Prime Minister"),
    "conference": N_("Online conference with localities"),
}
DECIDES_BY_BALLOT = frozenset({"government", "thematic"})
ITEM_KINDS = {
    "draft": N_("Draft for decision"),
    "report": N_("Report"),
    "discussion": N_("Discussion"),
}
OUTCOMES = {
    "discussed": N_("Discussed"),
    "decided": N_("Decided"),
    "postponed": N_("Postponed"),
    "withdrawn": N_("Withdrawn"),
}
CAPACITIES = {
    "chair": N_("Chair"),
    "member": N_("Member"),
    "substitute": N_("Substitute"),
    "invitee": N_("Invitee"),
    "secretary": N_("Secretary"),
}
MODES = {"room": N_("In the room"), "remote": N_("Online"), "paper": N_("By paper")}


def require_plannable(state: str) -> None:
    if state not in {"draft", "called"}:
        raise RuleBroken(N_("The meeting has begun or was cancelled: its programme no longer changes here."))


def require_callable(state: str, *, items: int, chairs: int, secretaries: int) -> None:
    require_plannable(state)
    if not items:
        raise RuleBroken(N_("Put at least one item on the agenda before calling the meeting."))
    if chairs != 1:
        raise RuleBroken(N_("A meeting is called with exactly one chair."))
    if not secretaries:
        raise RuleBroken(N_("Name a secretary before calling the meeting."))


def require_openable(state: str) -> None:
    if state == "draft":
        raise RuleBroken(N_("Call the meeting first: nobody has been invited."))
    if state != "called":
        raise RuleBroken(N_("This meeting cannot be opened any more."))


def require_sitting(state: str) -> None:
    if state == "adjourned":
        raise RuleBroken(N_("The sitting is adjourned. Resume it first."))
    if state != "sitting":
        raise RuleBroken(N_("The meeting is not sitting."))


def resumes_at(text: str, now: datetime) -> datetime | None:
    """When the sitting is to go on, of a time of day on the clock of the house: today's, or else tomorrow's."""
    if not text:
        return None
    try:
        hour = time.fromisoformat(text)
    except ValueError:
        raise RuleBroken(N_("Write the time like 14:00."), "until") from None
    at = house_time(now).replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)


def require_presence_possible(state: str, *, today: date, day: date) -> None:
    """While called, on the day itself; and while sitting."""
    if state in {"sitting", "adjourned"} or (state == "called" and today == day):
        return
    if state == "called":
        raise RuleBroken(N_("Presence is recorded on the day of the meeting."))
    raise RuleBroken(N_("The meeting is not sitting."))


def require_leavable(*, open_ballots: int) -> None:
    if open_ballots:
        raise RuleBroken(N_("A ballot is open on this item. Close it before going on."))


def require_closable(state: str, *, open_ballots: int) -> None:
    if state not in {"sitting", "adjourned"}:
        raise RuleBroken(N_("The meeting is not sitting."))
    require_leavable(open_ballots=open_ballots)


def require_cancellable(state: str) -> None:
    if state not in {"draft", "called"}:
        raise RuleBroken(N_("A meeting that has begun is not cancelled: adjourn or close it."))

"""Who may ask to speak and speak now, in which order, and how much time is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.rules import sittings

MINUTE = 60
LONGEST_SPEECH = 60 * MINUTE
DIRECTIONS = ("up", "down", "first")


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """Of one speech, in seconds: `paused` are those of the pauses that are over, `paused_at` is when one began."""

    granted: int
    paused: int
    started_at: datetime
    paused_at: datetime | None = None
    ended_at: datetime | None = None

    def spoken(self, now: datetime) -> int:
        until = self.ended_at or self.paused_at or now
        return max(0, int((until - self.started_at).total_seconds()) - self.paused)

    def left(self, now: datetime) -> int:
        return max(0, self.granted - self.spoken(now))


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A request in the queue, and how long its person has spoken on this item already."""

    id: int
    asked_at: datetime
    spoken: int = 0


def require_may_ask(state: str, *, outcome: str | None) -> None:
    """Also before the item is on, so that the chair sees who will speak; not once the item is decided."""
    if state not in {"sitting", "adjourned"}:
        raise RuleBroken(N_("Requests to speak are taken while the meeting sits."))
    if outcome in {"decided", "withdrawn", "postponed"}:
        raise RuleBroken(N_("This item is finished; nobody asks to speak on it any more."))


def require_may_speak(state: str, *, current: bool, present: bool) -> None:
    sittings.require_sitting(state)
    if not current:
        raise RuleBroken(N_("Go to the item first: people speak on the current item."))
    if not present:
        raise RuleBroken(N_("This person is not marked as present."))


def by_rule(queue: Sequence[Wish]) -> list[int]:
    """Who has spoken least on the item comes first, then who asked first: a rule of the house."""
    return [wish.id for wish in sorted(queue, key=lambda wish: (wish.spoken, wish.asked_at, wish.id))]


def moved(queue: Sequence[int], request: int, direction: str) -> list[int]:
    """The queue with this request one place up or down, or first; at the end of the way it stays."""
    if direction not in DIRECTIONS:
        raise RuleBroken(N_("Choose one of the answers."), "direction")
    rest, place = [one for one in queue if one != request], list(queue).index(request)
    to = {"up": max(0, place - 1), "down": min(len(rest), place + 1), "first": 0}[direction]
    return [*rest[:to], request, *rest[to:]]


def over_quota(spoken: int, agency_minutes: int) -> bool:
    return agency_minutes > 0 and spoken > agency_minutes * MINUTE

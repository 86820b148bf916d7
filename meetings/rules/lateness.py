"""When a meeting's papers must be there, since when somebody can really read one, and by how much that is too late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from ecabinet.clock import add_working_days, day_end, house_day, working_days_between
from meetings.rules.rulesets import Period, ruleset_on
from meetings.rules.sittings import DECIDES_BY_BALLOT

HOUR = timedelta(hours=1)


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """The last moment at which papers are in time, by which decree, and so many days before the meeting."""

    at: datetime
    ruleset: str
    period: Period


class Late(msgspec.Struct, frozen=True):
    """By so many days, of the kind that the rule counts in; by hours where no such day has passed."""

    days: int
    hours: int
    working: bool


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What the journal says of who may read: people came to the meeting, one left it, or an item's clearances changed.

    `item` is none for the meeting itself. An item is cleared for exactly the people named last.
    """

    kind: str
    at: datetime
    item: int | None
    people: frozenset[int]


def due(kind: str, starts_at: datetime) -> Due:
    """By the regulation in force on the day of the meeting; a paper of that last day is in time until it ends."""
    day = house_day(starts_at)
    ruleset = ruleset_on(day)
    period = ruleset.sessions if kind in DECIDES_BY_BALLOT else ruleset.meetings
    last = add_working_days(day, -period.days) if period.working else day - timedelta(days=period.days)
    return Due(at=day_end(last), ruleset=ruleset.code, period=period)


def late(since: datetime, due: Due) -> Late | None:
    if since <= due.at:
        return None
    last, day = house_day(due.at), house_day(since)
    days = working_days_between(last, day) if due.period.working else (day - last).days
    return Late(days=days, hours=max(1, (since - due.at) // HOUR), working=due.period.working)


def joined(person: int, notes: Iterable[Note]) -> datetime | None:
    """Since when somebody takes part; None when the journal does not say, or he does not."""
    at = None
    for note in notes:
        if note.kind == "participants.added" and person in note.people:
            at = at or note.at
        elif note.kind == "participant.removed" and person in note.people:
            at = None
    return at


def cleared(person: int, item: int, notes: Iterable[Note]) -> datetime | None:
    """Since when somebody may look into an item that is open to few."""
    at = None
    for note in notes:
        if note.kind == "item.cleared" and note.item == item:
            at = at or note.at if person in note.people else None
    return at

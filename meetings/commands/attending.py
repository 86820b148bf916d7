"""Presence: declared by oneself or recorded by the desk; in the room, from afar, or on paper."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.letting import shut_out
from meetings.commands.locks import lock_meeting
from meetings.queries.meetings import MeetingFacts
from meetings.rules import presence, sittings

REGIONS = ("head", "presence", "presentation", "queue", "ballot", "screen", "mixer")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A participant and the stay that goes on, if one does."""

    participant: int
    capacity: str
    stay: int | None
    mode: str | None
    confirmed: bool


async def arrive(viewer: Viewer, meeting: int, person: int, *, mode: str, at: datetime | None = None) -> None:
    """Being there already in the same way is the same act; in another way it is a new stay, but no new arrival."""
    if mode not in sittings.MODES:
        raise RuleBroken(N_("Choose one of the answers."), "mode")
    async with work(viewer, at=at) as act:
        place = await place_of(await lock_meeting(meeting), person, act.now)
        if place.mode == mode:
            return
        await fetch("UPDATE attendance SET left_at = $2 WHERE id = $1", place.stay, act.now)
        sure = presence.confirmed_at_once(by_himself=person == viewer.person, capacity=place.capacity)
        await fetch(
            "INSERT INTO attendance (participant, mode, arrived_at, by, arrived_during, confirmed_at, confirmed_by,"
            " called_for) VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT called_for FROM attendance WHERE id = $8))",
            place.participant, mode, act.now, viewer.person, await item_on(meeting) if place.stay is None else None,
            act.now if sure else None, viewer.person if sure else None, place.stay,
        )  # fmt: skip
        await act.event(
            "person.arrived", subject=("participant", place.participant), room=meeting, person=person, mode=mode
        )
        act.touch("meeting", meeting, *REGIONS)


async def depart(viewer: Viewer, meeting: int, person: int, *, at: datetime | None = None) -> None:
    """An invitee who goes no longer looks into the closed items that he was let into."""
    async with work(viewer, at=at) as act:
        place = await place_of(await lock_meeting(meeting), person, act.now)
        if place.stay is None:
            return
        await fetch(
            "UPDATE attendance SET left_at = $2, left_during = $3 WHERE id = $1",
            place.stay, act.now, await item_on(meeting),
        )  # fmt: skip
        shut = await shut_out(meeting, person) if place.capacity == "invitee" else False
        await act.event("person.left", subject=("participant", place.participant), room=meeting, person=person)
        act.touch("meeting", meeting, *(() if shut else REGIONS))


async def item_on(meeting: int) -> int | None:
    row = await fetch_one("SELECT item FROM current_item WHERE meeting = $1", meeting)
    return row["item"] if row else None


async def place_of(facts: MeetingFacts, person: int, now: datetime) -> Place:
    sittings.require_presence_possible(facts.state, today=house_day(now), day=house_day(facts.starts_at))
    row = await fetch_one(
        "SELECT p.id AS participant, p.capacity, a.id AS stay, a.mode, a.confirmed_at IS NOT NULL AS confirmed"
        " FROM participant p LEFT JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL"
        " WHERE p.meeting = $1 AND p.person = $2",
        facts.id, person,
    )  # fmt: skip
    if row is None:
        raise NotFound
    return Place(**row)

"""Presence: declared by oneself or recorded by the secretary; in the room, from afar, or on paper."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting
from meetings.queries.meetings import MeetingFacts
from meetings.rules import sittings


async def arrive(viewer: Viewer, meeting: int, person: int, *, mode: str, at: datetime | None = None) -> None:
    """Being there already in the same way is the same act; in another way it is a new stay."""
    if mode not in sittings.MODES:
        raise RuleBroken(N_("Choose one of the answers."), "mode")
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        participant = await _participant(facts, person, act.now)
        stay = await fetch_one("SELECT mode FROM attendance WHERE participant = $1 AND left_at IS NULL", participant)
        if stay and stay["mode"] == mode:
            return
        await _end_stay(participant, act.now)
        await fetch(
            "INSERT INTO attendance (participant, mode, arrived_at, by) VALUES ($1, $2, $3, $4)",
            participant, mode, act.now, viewer.person,
        )  # fmt: skip
        await act.event("person.arrived", subject=("participant", participant), room=meeting, person=person, mode=mode)
        act.touch("meeting", meeting, "head", "presence", "ballot", "screen")


async def depart(viewer: Viewer, meeting: int, person: int) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        participant = await _participant(facts, person, act.now)
        if not await _end_stay(participant, act.now):
            return
        await act.event("person.left", subject=("participant", participant), room=meeting, person=person)
        act.touch("meeting", meeting, "head", "presence", "ballot", "screen")


async def _participant(facts: MeetingFacts, person: int, now: datetime) -> int:
    sittings.require_presence_possible(facts.state, today=house_day(now), day=house_day(facts.starts_at))
    row = await fetch_one("SELECT id FROM participant WHERE meeting = $1 AND person = $2", facts.id, person)
    if row is None:
        raise NotFound
    return int(row["id"])


async def _end_stay(participant: int, now: datetime) -> bool:
    return bool(
        await fetch(
            "UPDATE attendance SET left_at = $2 WHERE participant = $1 AND left_at IS NULL RETURNING id",
            participant, now,
        )
    )  # fmt: skip

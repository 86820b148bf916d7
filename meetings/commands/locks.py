"""Locks, taken before anything is read: what a statement reads while it waits for its lock may be stale."""

from __future__ import annotations

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.queries.meetings import MeetingFacts, meeting_facts


async def lock_meeting(meeting: int) -> MeetingFacts:
    """The meeting as it is once nobody else is changing its course."""
    if not await fetch("SELECT 1 FROM meeting WHERE id = $1 FOR NO KEY UPDATE", meeting):
        raise NotFound
    return await meeting_facts(meeting)


async def lock_meeting_of_item(item: int) -> MeetingFacts:
    row = await fetch_one("SELECT meeting FROM agenda_item WHERE id = $1", item)
    if row is None:
        raise NotFound
    return await lock_meeting(row["meeting"])


async def lock_meeting_of_ballot(ballot: int) -> MeetingFacts:
    row = await fetch_one("SELECT i.meeting FROM ballot b JOIN agenda_item i ON i.id = b.item WHERE b.id = $1", ballot)
    if row is None:
        raise NotFound
    return await lock_meeting(row["meeting"])


async def participants_of(meeting: int) -> list[int]:
    """The people to tell when something happens to the meeting."""
    rows = await fetch("SELECT person FROM participant WHERE meeting = $1 ORDER BY person", meeting)
    return [row["person"] for row in rows]

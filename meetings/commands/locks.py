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


async def lock_ballot(ballot: int) -> None:
    """To change a ballot's course: it waits for every vote under way, and the votes after it wait for it."""
    await _queue(LOCK, ballot)


async def share_ballot(ballot: int) -> None:
    """To vote, beside others who vote."""
    await _queue(SHARE, ballot)


# Row locks are not fair: while votes keep taking the share lock, a waiting closing would starve. Advisory locks are a
# queue, and are taken before the row.
LOCK = """
SELECT 1 FROM pg_advisory_xact_lock('ballot'::regclass::oid::int, $1) turn JOIN ballot ON ballot.id = $1
FOR UPDATE OF ballot
"""
SHARE = """
SELECT 1 FROM pg_advisory_xact_lock_shared('ballot'::regclass::oid::int, $1) turn JOIN ballot ON ballot.id = $1
FOR SHARE OF ballot
"""


async def _queue(sql: str, ballot: int) -> None:
    if not await fetch(sql, ballot):
        raise NotFound


async def participants_of(meeting: int) -> list[int]:
    """The people to tell when something happens to the meeting."""
    rows = await fetch("SELECT person FROM participant WHERE meeting = $1 ORDER BY person", meeting)
    return [row["person"] for row in rows]

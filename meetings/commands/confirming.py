"""The desk looks at what people declared of themselves: it confirms their presence, or strikes it."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one, work
from meetings.commands.attending import REGIONS, place_of
from meetings.commands.letting import shut_out
from meetings.commands.locks import lock_ballot, lock_meeting
from meetings.rules import presence, sittings

OPEN = """
SELECT b.id FROM ballot b JOIN agenda_item i ON i.id = b.item JOIN ballot_state s ON s.id = b.id AND s.state = 'open'
WHERE i.meeting = $1
"""
VOTED = "SELECT 1 FROM vote WHERE ballot = $1 AND person = $2"


async def confirm(viewer: Viewer, meeting: int, person: int | None = None, *, at: datetime | None = None) -> int:
    """One declared presence, or all of them; returns how many were not confirmed before."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        sittings.require_presence_possible(facts.state, today=house_day(act.now), day=house_day(facts.starts_at))
        rows = await fetch(
            "UPDATE attendance a SET confirmed_at = $3, confirmed_by = $4 FROM participant p WHERE p.id = a.participant"
            " AND p.meeting = $1 AND ($2::int IS NULL OR p.person = $2) AND a.left_at IS NULL"
            " AND a.confirmed_at IS NULL RETURNING p.person",
            meeting, person, act.now, viewer.person,
        )  # fmt: skip
        if rows:
            people = sorted(row["person"] for row in rows)
            await act.event("presence.confirmed", subject=("meeting", meeting), room=meeting, people=people)
            act.touch("meeting", meeting, "presence")
        return len(rows)


async def strike(viewer: Viewer, meeting: int, person: int) -> None:
    """What was declared wrongly was no stay at all: it ends when it began. Who declared it is told."""
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        place = await place_of(facts, person, act.now)
        presence.require_strikable(present=place.stay is not None, confirmed=place.confirmed)
        await _require_no_vote(meeting, person)
        await fetch("UPDATE attendance SET left_at = arrived_at WHERE id = $1", place.stay)
        shut = await shut_out(meeting, person)
        event = await act.event(
            "presence.struck", subject=("participant", place.participant), room=meeting, person=person,
            title=facts.title,
        )  # fmt: skip
        await act.notice(person, event, "presence.struck")
        act.touch("meeting", meeting, *(() if shut else REGIONS))


async def _require_no_vote(meeting: int, person: int) -> None:
    """Whoever was never there has no vote; one that he gave in a ballot that runs would count."""
    row = await fetch_one(OPEN, meeting)
    if row is None:
        return
    await lock_ballot(row["id"])
    presence.require_unvoted(voted=await fetch_one(VOTED, row["id"], person) is not None)

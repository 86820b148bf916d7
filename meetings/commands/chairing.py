"""Handing over the chair while the meeting sits: who chairs falls ill, or is called away."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound
from meetings.commands.locks import lock_meeting
from meetings.rules import chairing

CANDIDATE = """
SELECT p.capacity, ARRAY(SELECT kind FROM post WHERE post.person = p.person AND post.valid_to IS NULL) AS posts,
       EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id AND a.left_at IS NULL) AS present
FROM participant p WHERE p.meeting = $1 AND p.person = $2
"""


async def hand_over(viewer: Viewer, meeting: int, person: int) -> None:
    """Who chaired stays a member. Handing over to who chairs already is the same act."""
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        chairing.require_running(facts.state)
        row = await fetch_one(CANDIDATE, meeting, person)
        if row is None:
            raise NotFound
        if row["capacity"] == "chair":
            return
        chairing.require_fit(**row)
        await fetch("UPDATE participant SET capacity = 'member' WHERE meeting = $1 AND capacity = 'chair'", meeting)
        await fetch("UPDATE participant SET capacity = 'chair' WHERE meeting = $1 AND person = $2", meeting, person)
        event = await act.event(
            "chair.handed_over", subject=("meeting", meeting), room=meeting, person=person, title=facts.title
        )
        await act.notice(person, event, "chair.handed_over")
        act.touch("meeting", meeting)

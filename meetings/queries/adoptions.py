"""Minutes that are put up for adoption: which may be, which are, and where they were adopted."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer, may
from ecabinet.db import fetch, fetch_one
from meetings.queries.meetings import MeetingFacts, relation_to


class EarlierMeeting(msgspec.Struct, frozen=True):
    id: int
    title: str
    starts_at: datetime


class PutUp(msgspec.Struct, frozen=True, kw_only=True):
    """What an item puts up; `readable` is whether this viewer may read the minutes' page."""

    id: int
    title: str
    starts_at: datetime
    readable: bool


class Adoption(msgspec.Struct, frozen=True, kw_only=True):
    """`known` is whether the viewer may see the meeting that adopted them; else he learns the day alone."""

    meeting: int
    title: str
    at: datetime
    known: bool


# Adopted without an objection, or by a ballot; a ballot that was not adopted leaves the item decided too.
ADOPTED = """
SELECT m.id, m.title, o.at FROM agenda_item i JOIN item_outcome o ON o.item = i.id AND o.outcome = 'decided'
JOIN meeting m ON m.id = i.meeting
WHERE i.approves = $1 AND NOT i.closed AND coalesce((SELECT r.outcome FROM ballot b JOIN result r ON r.ballot = b.id
    WHERE b.item = i.id AND b.kind = 'draft' ORDER BY r.id DESC LIMIT 1), 'adopted') = 'adopted'
ORDER BY o.at LIMIT 1
"""
ADOPTABLE = """
SELECT m.id, m.title, m.starts_at FROM meeting m JOIN minutes t ON t.meeting = m.id
WHERE m.id <> $1 AND m.starts_at < $2
  AND NOT EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting = $1 AND i.approves = m.id)
  AND NOT EXISTS (SELECT 1 FROM agenda_item i JOIN item_outcome o ON o.item = i.id AND o.outcome = 'decided'
                  WHERE i.approves = m.id)
ORDER BY (m.kind = $3) DESC, m.starts_at DESC LIMIT 20
"""
PUT_UP = """
SELECT m.id, m.title, m.starts_at FROM agenda_item i JOIN meeting m ON m.id = i.approves WHERE i.id = $1
"""


async def adoptable(viewer: Viewer, facts: MeetingFacts) -> list[EarlierMeeting]:
    """Meetings before this one that the viewer sees, of its own kind first."""
    rows = await fetch(ADOPTABLE, facts.id, facts.starts_at, facts.kind)
    return [EarlierMeeting(**row) for row in rows if await _sees(viewer, row["id"], "meeting.see")]


async def put_up(viewer: Viewer, item: int) -> PutUp | None:
    row = await fetch_one(PUT_UP, item)
    return PutUp(**row, readable=await _sees(viewer, row["id"], "minutes.see")) if row else None


async def adoption_of(viewer: Viewer, meeting: int) -> Adoption | None:
    row = await fetch_one(ADOPTED, meeting)
    if row is None:
        return None
    known = await _sees(viewer, row["id"], "meeting.see")
    return Adoption(meeting=row["id"], title=row["title"] if known else "", at=row["at"], known=known)


async def _sees(viewer: Viewer, meeting: int, action: str) -> bool:
    relation = await relation_to(viewer, meeting)
    return relation is not None and may(viewer, action, relation)

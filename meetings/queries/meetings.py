"""A meeting, the list of meetings, and what a viewer is to one."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.queries.relations import TO_MEETINGS, relation_of
from meetings.rules.sittings import DECIDES_BY_BALLOT

RELATION = f"SELECT * FROM ({TO_MEETINGS}) r WHERE r.meeting = $2"  # noqa: S608 - constants


class MeetingFacts(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    kind: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    state: str
    agenda_version: int
    speech_seconds: int
    agency_minutes: int
    called_version: int | None
    version: int
    chair: str
    called_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    members_download: bool

    @property
    def decides(self) -> bool:
        """Whether it takes decisions of the Government, for which it needs a quorum."""
        return self.kind in DECIDES_BY_BALLOT

    @property
    def changed_since_call(self) -> bool:
        return self.called_version is not None and self.called_version != self.agenda_version


class MeetingRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    kind: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    state: str
    items: int
    capacity: str | None
    answer: str | None


FACTS = """
SELECT m.id, m.kind, m.title, m.place, m.starts_at, m.ends_at, st.state, m.agenda_version, m.speech_seconds,
       m.agency_minutes, m.version,
       (SELECT max(agenda_version) FROM call WHERE call.meeting = m.id) AS called_version,
       coalesce((SELECT p.name FROM participant c JOIN person p ON p.id = c.person
                 WHERE c.meeting = m.id AND c.capacity = 'chair'), '') AS chair,
       (SELECT min(at) FROM call WHERE call.meeting = m.id) AS called_at, s.opened_at, s.closed_at,
       m.members_download
FROM meeting m JOIN meeting_state st ON st.id = m.id LEFT JOIN sitting s ON s.meeting = m.id
WHERE m.id = $1
"""

LIST = """
SELECT m.id, m.kind, m.title, m.place, m.starts_at, m.ends_at, st.state,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id) AS items, p.capacity, a.value AS answer
FROM meeting m JOIN meeting_state st ON st.id = m.id
LEFT JOIN participant p ON p.meeting = m.id AND p.person = $1
LEFT JOIN answer a ON a.participant = p.id
WHERE $2 OR (p.id IS NOT NULL AND (st.state <> 'draft' OR p.capacity IN ('chair', 'secretary')))
ORDER BY m.starts_at DESC, m.id DESC
LIMIT $3 OFFSET $4
"""


async def meeting_facts(meeting: int) -> MeetingFacts:
    row = await fetch_one(FACTS, meeting)
    if row is None:
        raise NotFound
    return MeetingFacts(**row)


async def meetings_for(viewer: Viewer, *, page: int = 1, size: int = 50) -> list[MeetingRow]:
    rows = await fetch(LIST, viewer.person, "office" in viewer.duties, size, (page - 1) * size)
    return [MeetingRow(**row) for row in rows]


async def relation_to(viewer: Viewer, meeting: int) -> Relation | None:
    """What the viewer is to this meeting; None when it is not there. His capacity is told once it is his to know."""
    row = await fetch_one(RELATION, viewer.person, meeting)
    return relation_of(row) if row else None

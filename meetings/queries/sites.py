"""The sites of a meeting, the delegates of one, and who sits where."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch
from ecabinet.errors import NotFound
from meetings.rules.sites import State, state_of


class SiteRow(msgspec.Struct, frozen=True, kw_only=True):
    """`seated` are the participants with an account who sit there, by person."""

    id: int
    meeting: int
    position: int
    name: str
    agency: int | None
    agency_name: str
    head: str
    expected: int
    headcount: int
    connected_at: datetime | None
    confirmed_at: datetime | None
    left_at: datetime | None
    delegates: int
    delegates_present: int
    seated: list[int]
    seated_names: list[str]
    version: int

    @property
    def state(self) -> State:
        return state_of(
            connected=self.connected_at is not None,
            confirmed=self.confirmed_at is not None,
            left=self.left_at is not None,
        )

    @property
    def mark(self) -> str:
        """Of its form in the room, which says the same before and after the desk has confirmed it."""
        here = "here" if self.state in {"declared", "connected"} else "away"
        return f"{self.version}-{here}-{self.headcount}-{self.delegates_present}"

    @property
    def standing(self) -> str:
        """Another one whenever what its own people see has changed."""
        return f"{self.mark}-{self.state}"


class DelegateRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    name: str
    post: str
    present: bool


SITES = """
SELECT s.id, s.meeting, s.position, s.name, s.agency, coalesce(g.name, '') AS agency_name, s.head, s.expected,
       s.headcount, s.connected_at, s.confirmed_at, s.left_at, coalesce(d.n, 0) AS delegates,
       coalesce(d.present, 0) AS delegates_present, coalesce(t.people, '{}') AS seated,
       coalesce(t.names, '{}') AS seated_names, s.version
FROM site s
LEFT JOIN agency g ON g.id = s.agency
LEFT JOIN LATERAL (
    SELECT count(*) AS n, count(*) FILTER (WHERE present) AS present FROM delegate WHERE delegate.site = s.id
) d ON true
LEFT JOIN LATERAL (
    SELECT array_agg(p.id ORDER BY seat.id) AS people, array_agg(p.name ORDER BY seat.id) AS names
    FROM site_seat seat JOIN participant c ON c.id = seat.participant JOIN person p ON p.id = c.person
    WHERE seat.site = s.id
) t ON true
WHERE s.removed_at IS NULL AND ($1::int IS NULL OR s.meeting = $1) AND ($2::int IS NULL OR s.id = $2)
ORDER BY s.position, s.id
"""


async def sites_of(meeting: int) -> list[SiteRow]:
    return [SiteRow(**row) for row in await fetch(SITES, meeting, None)]


async def site(number: int) -> SiteRow:
    rows = await fetch(SITES, None, number)
    if not rows:
        raise NotFound
    return SiteRow(**rows[0])


async def delegates_of_site(number: int) -> list[DelegateRow]:
    rows = await fetch("SELECT id, name, post, present FROM delegate WHERE site = $1 ORDER BY id", number)
    return [DelegateRow(**row) for row in rows]

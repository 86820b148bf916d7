"""Who has opened which version, and how far he has come in it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch

READING = """
SELECT r.version, r.person, p.name, r.first_at, r.last_at, r.page, bit_count(r.seen)::int AS seen,
       coalesce(d.pages, 0) AS pages
FROM reading r
JOIN person p ON p.id = r.person
JOIN paper_version v ON v.id = r.version
LEFT JOIN rendering d ON d.blob = v.blob
"""


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True):
    """`seen` of `pages` were before his eyes; what is read as text alone has no pages and is shown whole."""

    version: int
    person: int
    name: str
    first_at: datetime
    last_at: datetime
    page: int
    seen: int
    pages: int

    @property
    def percent(self) -> int:
        """Whole; 100 only when no page is left, and 0 only when none was seen."""
        if not self.pages:
            return 100
        return max(100 * self.seen // self.pages, min(self.seen, 1))


async def readings_of(version: int) -> list[ReadingRow]:
    """Everybody who opened it, by name."""
    return [ReadingRow(**row) for row in await fetch(READING + "WHERE r.version = $1 ORDER BY p.sort_key", version)]


async def my_readings(person: int, versions: list[int]) -> dict[int, ReadingRow]:
    """By version, those of them that this person has opened."""
    rows = await fetch(READING + "WHERE r.person = $1 AND r.version = ANY($2::int[])", person, versions)
    return {row["version"]: ReadingRow(**row) for row in rows}

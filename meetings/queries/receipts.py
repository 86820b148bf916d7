"""Who opened which paper of a meeting, how far and when; of a closed item's papers only who may read them is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ecabinet.db import fetch
from meetings.queries.items import ItemRow, sees

PAPERS = """
SELECT p.id, p.title, p.item, v.n, v.readable_at
FROM paper p JOIN LATERAL (
    SELECT n, readable_at FROM paper_version WHERE paper = p.id AND state = 'readable' ORDER BY n DESC LIMIT 1
) v ON TRUE
WHERE p.item = ANY($1::int[]) AND NOT p.stub ORDER BY p.item, p.id
"""
READERS = """
SELECT s.person, n.name, s.capacity, f.name AS for_name,
       ARRAY(SELECT c.item FROM clearance c JOIN agenda_item i ON i.id = c.item
             WHERE i.meeting = s.meeting AND c.person = s.person) AS items
FROM participant s JOIN person n ON n.id = s.person LEFT JOIN person f ON f.id = s.for_person
WHERE s.meeting = $1 AND s.capacity <> 'secretary' ORDER BY n.sort_key, n.id
"""
# The version that somebody opened last; what he saw of the ones before is not what stands now.
READINGS = """
SELECT DISTINCT ON (v.paper, r.person) v.paper, r.person, v.n, r.first_at, r.last_at,
       bit_count(r.seen)::int AS seen, coalesce(d.pages, 0) AS pages
FROM reading r
JOIN paper_version v ON v.id = r.version
JOIN paper p ON p.id = v.paper
LEFT JOIN rendering d ON d.blob = v.blob
WHERE p.item = ANY($1::int[]) ORDER BY v.paper, r.person, v.n DESC
"""


STATES = ("whole", "begun", "older", "unread")


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """`pages` is 0 where the paper is read as text alone, without pages to count."""

    paper: int
    person: int
    n: int
    first_at: datetime
    last_at: datetime
    seen: int
    pages: int


class ReaderRow(msgspec.Struct, frozen=True, kw_only=True):
    person: int
    name: str
    capacity: str
    for_name: str | None
    items: frozenset[int]


class PaperRow(msgspec.Struct, frozen=True, kw_only=True):
    """With its newest version that can be read."""

    id: int
    title: str
    item: int
    n: int
    readable_at: datetime


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One paper and one person who may read it; `read` is none while he has not opened it."""

    paper: PaperRow
    reader: ReaderRow
    read: Read | None

    @property
    def state(self) -> str:
        """One of STATES; `older` is who opened only a version that was replaced."""
        if self.read is None:
            return "unread"
        if self.read.n < self.paper.n:
            return "older"
        return "begun" if self.read.pages and self.read.seen < self.read.pages else "whole"

    @property
    def owed(self) -> bool:
        return self.state in ("unread", "older")


class Receipts(msgspec.Struct, frozen=True, kw_only=True):
    papers: list[PaperRow]
    readers: list[ReaderRow]
    rows: list[Receipt]

    def of_paper(self, paper: int) -> list[Receipt]:
        return [row for row in self.rows if row.paper.id == paper]

    def states_of(self, paper: int) -> list[str]:
        """One for each reader, who has read most first."""
        return sorted((row.state for row in self.of_paper(paper)), key=STATES.index)

    def of_person(self, person: int) -> list[Receipt]:
        return [row for row in self.rows if row.reader.person == person]


async def receipts_of(meeting: int, items: list[ItemRow]) -> Receipts:
    """`items` are those that the viewer may look into; papers of the others are not there for him here either."""
    seen = {item.id: item for item in items if item.visible}
    order = {item.id: item.position for item in items}
    papers = [PaperRow(**row) for row in await fetch(PAPERS, list(seen))]
    papers.sort(key=lambda paper: order[paper.item])
    readers = [ReaderRow(**{**row, "items": frozenset(row["items"])}) for row in await fetch(READERS, meeting)]
    reads = {(row["paper"], row["person"]): Read(**row) for row in await fetch(READINGS, list(seen))}
    rows = list(_rows(papers, readers, reads, seen))
    named = {row.reader.person for row in rows}
    return Receipts(papers=papers, readers=[reader for reader in readers if reader.person in named], rows=rows)


def _rows(
    papers: list[PaperRow], readers: list[ReaderRow], reads: dict[tuple[int, int], Read], items: dict[int, ItemRow]
) -> Iterable[Receipt]:
    for paper in papers:
        closed = items[paper.item].closed
        for reader in readers:
            if sees(reader.capacity, frozenset(), closed=closed, cleared=paper.item in reader.items):
                yield Receipt(paper=paper, reader=reader, read=reads.get((paper.id, reader.person)))

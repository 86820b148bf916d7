"""The copies of a paper that has no file: who has which, who had it, and which are still out."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.gatekeeper import Reader, readers_of
from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer, may
from ecabinet.db import fetch

COPIES = """
SELECT c.id, c.number, c.person, p.name, c.handed_at, h.name AS handed_by, c.returned_at,
       coalesce(r.name, '') AS returned_to
FROM paper_copy c
JOIN person p ON p.id = c.person
JOIN person h ON h.id = c.handed_by
LEFT JOIN person r ON r.id = c.returned_to
WHERE c.paper = $1 AND ($2::int IS NULL OR c.person = $2)
ORDER BY c.number
"""


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    number: int
    person: int
    name: str
    handed_at: datetime
    handed_by: str
    returned_at: datetime | None
    returned_to: str


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """For who hands them out all of them, and whom he may give one; for the others their own."""

    rows: list[CopyRow]
    handing: bool
    readers: list[Reader] = []

    @property
    def out(self) -> list[CopyRow]:
        return [row for row in self.rows if row.returned_at is None]


async def copies_of(paper: int, *, person: int | None = None) -> list[CopyRow]:
    """In the order of their numbers."""
    return [CopyRow(**row) for row in await fetch(COPIES, paper, person)]


async def copies_for(viewer: Viewer, paper: PaperFacts, relation: Relation) -> Copies | None:
    """None for a paper that has a file."""
    if not paper.stub:
        return None
    if may(viewer, "paper.hand_out", relation):
        return Copies(rows=await copies_of(paper.id), handing=True, readers=await readers_of(paper))
    return Copies(rows=await copies_of(paper.id, person=viewer.person), handing=False)


async def numbers_out(papers: list[int]) -> dict[int, list[int]]:
    """By paper, the numbers of the copies that did not come back."""
    rows = await fetch(
        "SELECT paper, array_agg(number ORDER BY number) AS numbers FROM paper_copy"
        " WHERE paper = ANY($1::int[]) AND returned_at IS NULL GROUP BY paper",
        papers,
    )
    return {row["paper"]: row["numbers"] for row in rows}

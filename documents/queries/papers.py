"""Papers with their newest version, for lists and pages."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound

NEWEST = """
SELECT p.id, p.title, p.kind, p.meeting, p.item, p.agency, p.stub, a.name AS agency_name,
       v.id AS version_id, v.n AS version, v.name, b.size, b.kind AS format, v.state, v.reason, v.pages,
       v.blob AS sha256, coalesce(v.at, p.created_at) AS added_at, coalesce(w.name, c.name) AS added_by_name
FROM paper p
LEFT JOIN agency a ON a.id = p.agency
LEFT JOIN LATERAL (SELECT * FROM paper_version WHERE paper = p.id ORDER BY n DESC LIMIT 1) v ON TRUE
LEFT JOIN blob b ON b.sha256 = v.blob
LEFT JOIN person w ON w.id = v."by"
JOIN person c ON c.id = p.created_by
"""


class PaperRow(msgspec.Struct, frozen=True, kw_only=True):
    """A paper and its newest version; a stub, which exists on paper only, has version 0 and no file."""

    id: int
    title: str
    kind: str
    meeting: int | None
    item: int | None
    agency: int | None
    stub: bool
    agency_name: str
    version_id: int
    version: int
    name: str
    size: int
    format: str
    state: str
    reason: str
    pages: int
    sha256: str
    added_at: datetime
    added_by_name: str


class PaperFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a paper is a paper of, from which follows who may see it."""

    id: int
    title: str
    kind: str
    meeting: int | None
    item: int | None
    agency: int | None
    stub: bool


async def papers_of_meeting(meeting: int) -> dict[int | None, list[PaperRow]]:
    """All papers of a meeting by item, in the order they came; those of the meeting itself are under None."""
    papers: dict[int | None, list[PaperRow]] = {}
    for row in await fetch(NEWEST + "WHERE p.meeting = $1 ORDER BY p.id", meeting):
        papers.setdefault(row["item"], []).append(_paper(row))
    return papers


async def papers_of_item(item: int) -> list[PaperRow]:
    return [_paper(row) for row in await fetch(NEWEST + "WHERE p.item = $1 ORDER BY p.id", item)]


async def papers_of(ids: list[int]) -> dict[int, PaperRow]:
    """Papers by their ids in one query, for a page that lists evidence."""
    return {row["id"]: _paper(row) for row in await fetch(NEWEST + "WHERE p.id = ANY($1::int[])", ids)}


async def paper(paper_id: int) -> PaperRow:
    """NotFound when there is none."""
    row = await fetch_one(NEWEST + "WHERE p.id = $1", paper_id)
    if row is None:
        raise NotFound
    return _paper(row)


async def paper_facts(paper_id: int) -> PaperFacts:
    """NotFound when there is none."""
    row = await fetch_one("SELECT id, title, kind, meeting, item, agency, stub FROM paper WHERE id = $1", paper_id)
    if row is None:
        raise NotFound
    return PaperFacts(**dict(row))


def _paper(row: object) -> PaperRow:
    """A stub's missing version becomes zeros and empty texts, so that templates need not ask for None."""
    found = dict(row)  # type: ignore[call-overload]
    for name in ("version_id", "version", "size", "pages"):
        found[name] = found[name] or 0
    for name in ("agency_name", "name", "format", "state", "reason", "sha256"):
        found[name] = found[name] or ""
    return PaperRow(**found)

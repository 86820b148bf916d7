"""The versions of a paper, each with who added it, when and why."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound

VERSION = """
SELECT v.id, v.paper, v.n, v.name, v.at, v.why, v.state, v.reason, v.characters, v.pages,
       b.sha256, b.size, b.kind AS format, w.name AS by_name
FROM paper_version v JOIN blob b ON b.sha256 = v.blob JOIN person w ON w.id = v."by"
"""


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    paper: int
    n: int
    name: str
    at: datetime
    why: str
    state: str
    reason: str
    characters: int
    pages: int
    sha256: str
    size: int
    format: str
    by_name: str


class PaperVersionFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a paper and what it is a version of; `sha256` is what a ballot on it freezes."""

    paper: int
    version: int
    n: int
    sha256: str
    title: str
    kind: str
    meeting: int | None
    item: int | None


async def versions(paper: int) -> list[VersionRow]:
    """The newest first."""
    return [VersionRow(**dict(row)) for row in await fetch(VERSION + "WHERE v.paper = $1 ORDER BY v.n DESC", paper)]


async def version(paper: int, n: int) -> VersionRow:
    row = await fetch_one(VERSION + "WHERE v.paper = $1 AND v.n = $2", paper, n)
    if row is None:
        raise NotFound
    return VersionRow(**dict(row))


async def version_with(version_id: int) -> VersionRow:
    row = await fetch_one(VERSION + "WHERE v.id = $1", version_id)
    if row is None:
        raise NotFound
    return VersionRow(**dict(row))


async def draft_version(version_id: int) -> PaperVersionFacts:
    """The version that a ballot names, wherever it stands in the paper's history."""
    row = await fetch_one(
        "SELECT p.id AS paper, v.id AS version, v.n, v.blob AS sha256, p.title, p.kind, p.meeting, p.item"
        " FROM paper_version v JOIN paper p ON p.id = v.paper WHERE v.id = $1",
        version_id,
    )
    if row is None:
        raise NotFound
    return PaperVersionFacts(**dict(row))

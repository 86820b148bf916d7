"""A content on its way to being read: what is known of it, and which of its pages are drawn."""

from __future__ import annotations

import msgspec

from ecabinet.db import fetch, fetch_one


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is that of the version by which it came; `rendering` and `pages` are those of the content."""

    version: int
    state: str
    sha256: str
    format: str
    rendering: str
    pages: int


async def content_of(version: int) -> Content:
    row = await fetch_one(
        "SELECT v.id AS version, v.state, b.sha256, b.kind AS format, coalesce(r.state, '') AS rendering,"
        " coalesce(r.pages, 0) AS pages FROM paper_version v JOIN blob b ON b.sha256 = v.blob"
        " LEFT JOIN rendering r ON r.blob = b.sha256 WHERE v.id = $1",
        version,
    )
    assert row is not None, "versions are never deleted"
    return Content(**row)


async def can_be_shown(sha256: str) -> bool:
    """Whether somebody reads this content already, and nobody put it aside."""
    row = await fetch_one(
        "SELECT EXISTS (SELECT 1 FROM rendering WHERE blob = $1 AND (ready > 0 OR state = 'text_only'))"
        " AND bool_or(state = 'readable') AND NOT bool_or(state = 'quarantined') AS shown"
        " FROM paper_version WHERE blob = $1",
        sha256,
    )
    return bool(row and row["shown"])


async def drawn_pages(sha256: str) -> set[int]:
    return {row["n"] for row in await fetch("SELECT n FROM page WHERE blob = $1", sha256)}

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


async def shown_pages(sha256: str) -> int | None:
    """How many pages a content has that somebody reads already; None when nobody does, or it was put aside."""
    row = await fetch_one(
        "SELECT pages FROM rendering WHERE blob = $1 AND (ready > 0 OR state = 'text_only')"
        " AND EXISTS (SELECT 1 FROM paper_version WHERE blob = $1 AND state = 'readable')"
        " AND NOT EXISTS (SELECT 1 FROM paper_version WHERE blob = $1 AND state = 'quarantined')",
        sha256,
    )
    return row["pages"] if row else None


async def drawn_pages(sha256: str) -> set[int]:
    return {row["n"] for row in await fetch("SELECT n FROM page WHERE blob = $1", sha256)}

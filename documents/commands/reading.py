"""Keeping where somebody is in a paper, and which of its pages he has seen.

Turning a page is no act for the journal: there would be thousands of them, and they are the reader's own business. What
others may ask, who opened which version and when, is this one row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from documents.rules.seen_pages import with_pages
from documents.tables.readers import Reading
from ecabinet.access import Viewer
from ecabinet.db import fetch, work


async def open_version(viewer: Viewer, version: int, *, at: datetime | None = None) -> None:
    """Now, and the first time if there was none."""
    await fetch(
        "INSERT INTO reading (version, person, first_at, last_at, page, seen)"
        " SELECT $1, $2, at, at, 1, '' FROM coalesce($3::timestamptz, now()) AS at"
        " ON CONFLICT (version, person) DO UPDATE SET last_at = excluded.last_at",
        version, viewer.person, at,
    )  # fmt: skip


async def read_on(viewer: Viewer, version: int, *, page: int, seen: Iterable[int], at: datetime | None = None) -> None:
    """The row is locked, so that two devices of one person lose nothing of each other."""
    async with work(viewer, at=at) as act:
        mine = (Reading.version == version) & (Reading.person == viewer.person)
        before = await Reading.objects().where(mine).lock_rows("UPDATE").first()
        if before is not None:
            before.page, before.seen, before.last_at = page, with_pages(before.seen, seen), act.now
            await before.save([Reading.page, Reading.seen, Reading.last_at])

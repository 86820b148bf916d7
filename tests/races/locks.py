"""A hand on a row's lock from outside, and who waits for it: so a race is laid out move by move."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from ecabinet.settings import settings
from tests.live.eventually import eventually

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    " AND state = 'active'"
)


@asynccontextmanager
async def hand() -> AsyncIterator[asyncpg.Connection[Any]]:
    """A connection of the application's role in a transaction, which is undone at the end unless the test commits."""
    wire = await asyncpg.connect(settings().database_url)
    await wire.execute("BEGIN")
    try:
        yield wire
    finally:
        await wire.close()


async def until_waiting(number: int, *, within: float = 15) -> None:
    """Until so many sessions of this database wait for a lock."""
    watcher = await asyncpg.connect(settings().database_url)
    try:
        await eventually(lambda: watcher.fetchval(f"SELECT ({WAITING}) >= $1", number), within=within)
    finally:
        await watcher.close()

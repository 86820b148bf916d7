"""What one test leaves behind in its process does not reach the next one."""

from __future__ import annotations

import asyncio

import pytest

from ecabinet import announce, db
from ecabinet.db import DB
from ecabinet.settings import Settings
from tests.left_behind import nothing_left_behind
from tests.security.browser import running
from tests.time_limit import within


async def test_a_pool_that_stays_open_is_told_and_put_away(settings: Settings) -> None:
    async def leave_it() -> None:
        with nothing_left_behind():
            await db.connect(settings)

    with pytest.raises(AssertionError, match="a pool"):
        await leave_it()
    assert DB.pool is None


async def test_an_application_that_is_cancelled_is_gone(settings: Settings) -> None:
    async def cut_off() -> None:
        async with asyncio.timeout(None) as patience, running(settings):
            patience.reschedule(0)
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await cut_off()
    assert (DB.pool, announce._listeners) == (None, [])


async def test_a_test_that_hangs_is_ended_in_its_own_loop() -> None:
    closed = []

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            closed.append(True)

    with pytest.raises(TimeoutError):
        await within(0, hang)()
    assert closed

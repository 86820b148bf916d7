"""`work()`: all of an act or nothing of it, and the pool gets its connection back whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import msgspec
import pytest
from piccolo.engine.exceptions import TransactionError

from ecabinet import announce, db
from ecabinet.announce import Announcement
from ecabinet.db import DB, fetch, fetch_one, work
from ecabinet.settings import Settings
from tests.meetings.rules.government import viewer

TABLES = ("event", "notice", "outbox")
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


class Meant(Exception):
    """A refusal that a test makes."""


@pytest.fixture
async def narrow(settings: Settings) -> AsyncIterator[Settings]:
    """Connected by a pool of two, of which a lost connection is soon missed."""
    made = msgspec.structs.replace(settings, pool_size=2)
    await db.connect(made)
    yield made
    async with asyncio.timeout(10):  # it waits for connections that nobody gave back
        await db.disconnect()


@pytest.fixture
def heard() -> AsyncIterator[list[Announcement]]:
    said: list[Announcement] = []

    async def hear(announcement: Announcement) -> None:
        said.append(announcement)

    stop = announce.listen(hear)
    yield said
    stop()


async def counts() -> list[int]:
    return [(await fetch_one(f"SELECT count(*) AS n FROM {table}"))["n"] for table in TABLES]


async def act_of_one(act: db.Work) -> None:
    """An event, a notice with its letter, and a region to look at again."""
    person = (await fetch_one("SELECT id FROM person ORDER BY id LIMIT 1"))["id"]
    event = await act.event("test.done", subject=("test", 1))
    await act.notice(person, event, "test.done")
    act.touch("meeting", 1, "head")


async def all_connections_are_back() -> None:
    """As many transactions at once as the pool has room for; a lost connection would make one of them wait."""
    barrier = asyncio.Barrier(2)

    async def one() -> None:
        async with work(None):
            await barrier.wait()

    async with asyncio.timeout(10):
        await asyncio.gather(one(), one())
    assert DB.current_transaction.get() is None


@pytest.mark.parametrize("order", [((), ("head",)), (("head",), ())])
async def test_where_everything_is_stale_naming_a_region_takes_nothing_away(
    narrow: Settings, heard: list[Announcement], order: tuple[tuple[str, ...], ...]
) -> None:
    async with work(None) as act:
        for regions in order:
            act.touch("meeting", 1, *regions)
    assert heard[0].regions == {("meeting", 1): set()}


async def test_event_notice_and_job_are_written_together_and_announced_after(
    narrow: Settings, heard: list[Announcement]
) -> None:
    before = await counts()
    async with work(None) as act:
        await act_of_one(act)
        assert heard == []
    assert await counts() == [n + 1 for n in before]
    assert heard == [Announcement({("meeting", 1): {"head"}}, jobs=True)]


async def test_a_failed_act_leaves_nothing_and_says_nothing(narrow: Settings, heard: list[Announcement]) -> None:
    async def fail() -> None:
        async with work(None) as act:
            await act_of_one(act)
            raise Meant

    before = await counts()
    with pytest.raises(Meant):
        await fail()
    assert (await counts(), heard) == (before, [])
    await all_connections_are_back()


async def test_work_within_work_is_refused_and_takes_the_outer_one_with_it(
    narrow: Settings, heard: list[Announcement]
) -> None:
    async def nest() -> None:
        async with work(None) as act:
            await act_of_one(act)
            async with work(None) as inner:
                await act_of_one(inner)

    before = await counts()
    with pytest.raises(TransactionError):
        await nest()
    assert (await counts(), heard) == (before, [])
    await all_connections_are_back()


async def test_a_database_error_that_was_swallowed_leaves_nothing_either(narrow: Settings) -> None:
    async def swallow() -> None:
        async with work(None) as act:
            await act_of_one(act)
            with pytest.raises(asyncpg.UndefinedTableError):
                await fetch("SELECT 1 FROM no_such_table")
            await act_of_one(act)

    before = await counts()
    with pytest.raises(asyncpg.InFailedSQLTransactionError):
        await swallow()
    assert await counts() == before
    await all_connections_are_back()


async def test_an_act_that_is_cancelled_halfway_leaves_nothing(narrow: Settings) -> None:
    before, begun = await counts(), asyncio.Event()

    async def half() -> None:
        async with work(None) as act:
            await act_of_one(act)
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(half())
    await begun.wait()
    task.cancel()
    assert (await asyncio.gather(task, return_exceptions=True))[0].__class__ is asyncio.CancelledError
    assert await counts() == before
    await all_connections_are_back()


async def test_the_connection_comes_back_when_the_backend_dies_before_the_commit(narrow: Settings) -> None:
    async def die() -> None:
        async with work(None) as act:
            await act_of_one(act)
            await end_backend(narrow, await own_backend())

    before = await counts()
    for _ in range(5):
        with pytest.raises(LOST):
            await die()
    assert await counts() == before
    await all_connections_are_back()


async def test_the_connection_comes_back_when_the_backend_dies_between_two_statements(narrow: Settings) -> None:
    async def die_halfway() -> None:
        async with work(None) as act:
            await act_of_one(act)
            await end_backend(narrow, await own_backend())
            await act_of_one(act)

    before = await counts()
    for _ in range(5):
        with pytest.raises(LOST):
            await die_halfway()
    assert await counts() == before
    await all_connections_are_back()


async def test_the_connection_comes_back_when_not_even_the_beginning_succeeds(
    narrow: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: asyncpg.transaction.Transaction) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(asyncpg.transaction.Transaction, "start", broken)
        for _ in range(5):
            with pytest.raises(ConnectionResetError):
                async with work(None):
                    pass
    await all_connections_are_back()


async def test_a_listener_that_fails_costs_the_act_nothing(narrow: Settings) -> None:
    async def fail(said: Announcement) -> None:
        raise Meant

    stop, before = announce.listen(fail), await counts()
    try:
        async with work(None) as act:
            await act_of_one(act)
    finally:
        stop()
    assert await counts() == [n + 1 for n in before]


async def test_the_past_is_written_in_sample_data_only(narrow: Settings) -> None:
    now = (await fetch_one("SELECT now() - interval '1 day' AS at"))["at"]
    async with work(None, at=now) as act:
        assert await act.clock() == act.now == now
    await fetch("UPDATE installation SET sample = false")
    with pytest.raises(RuntimeError):
        async with work(None, at=now):
            pass


async def test_a_notice_reaches_everybody_once_and_not_the_actor(narrow: Settings) -> None:
    rows = await fetch("SELECT id FROM person ORDER BY id LIMIT 3")
    first, second, actor = (row["id"] for row in rows)
    async with work(viewer(actor)) as act:
        event = await act.event("test.done", subject=("test", 1))
        for _ in range(2):
            await act.notice([first, second, second, actor], event, "test.done")
    told = await fetch("SELECT person FROM notice WHERE event = $1 ORDER BY person", event)
    letters = await fetch("SELECT 1 FROM outbox WHERE dedupe LIKE $1", f"notice.mail:{event}.%")
    assert ([row["person"] for row in told], len(letters)) == (sorted([first, second]), 2)


async def own_backend() -> int:
    return (await fetch_one("SELECT pg_backend_pid() AS pid"))["pid"]


async def end_backend(settings: Settings, pid: int) -> None:
    """From outside, and not before it is gone."""
    wire = await asyncpg.connect(settings.database_url)
    try:
        assert await wire.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
    finally:
        await wire.close()


async def test_a_rollback_that_fails_does_not_hide_why_it_was_needed(
    narrow: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection can be lost in the middle of a statement and not know it yet."""

    async def broken(self: asyncpg.transaction.Transaction) -> None:
        raise asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress")

    async def fail() -> None:
        async with work(None) as act:
            await act_of_one(act)
            raise Meant

    before = await counts()
    with monkeypatch.context() as patch:
        patch.setattr(asyncpg.transaction.Transaction, "rollback", broken)
        for _ in range(5):
            with pytest.raises(Meant):
                await fail()
    assert await counts() == before
    await all_connections_are_back()


async def test_who_looks_on_does_not_wait_behind_those_who_act(narrow: Settings) -> None:
    """Both connections of the pool are taken by acts that go on."""
    assert DB.pool is not None
    async with DB.pool.acquire(), DB.pool.acquire(), asyncio.timeout(10):
        with db.watching():
            assert (await fetch_one("SELECT 1 AS one"))["one"] == 1

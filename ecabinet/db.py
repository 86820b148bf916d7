"""The database: its engine, its pool, and `work()`, the one way to change anything."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Any

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from ecabinet.announce import Announcement, announce
from ecabinet.settings import Settings

if TYPE_CHECKING:
    from ecabinet.access import Viewer


class Engine(PostgresEngine):
    """Piccolo's own, which does not call up a server while modules are being imported."""

    async def check_version(self) -> None:
        return


DB = Engine(config={})

BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
SAFE = {"application_name": "ecabinet", "statement_timeout": "5000", "lock_timeout": "4000"}


WATCHERS = 4  # connections by which the screens are read, several statements at once
_watch: list[asyncpg.Pool] = []
_watching: ContextVar[bool] = ContextVar("watching", default=False)


async def connect(settings: Settings) -> None:
    """Open the pools of the application role in the running event loop."""
    assert DB.pool is None, "disconnect() comes first"
    DB.config = {"dsn": settings.database_url, "server_settings": SAFE}
    size = settings.pool_size
    await DB.start_connection_pool(min_size=min(2, size), max_size=size, reset=_as_it_is)
    _watch[:] = [await asyncpg.create_pool(**DB.config, min_size=0, max_size=WATCHERS, reset=_as_it_is)]


async def _as_it_is(wire: Any) -> None:
    """Nothing here changes a connection's settings or leaves a lock on it, so its reset, a round trip, is spared."""


async def disconnect() -> None:
    """A pool that cannot be closed in order has cut its connections: it is none either."""
    try:
        await _watch.pop().close()
        await DB.close_connection_pool()
    finally:
        DB.pool = None


@contextmanager
def watching() -> Iterator[None]:
    """What is read within goes over connections of its own, so that no screen waits behind a thousand votes."""
    token = _watching.set(True)
    try:
        yield
    finally:
        _watching.reset(token)


async def fetch(sql: str, *values: Any) -> list[Any]:
    """Rows of one statement, in the running transaction if there is one; `sql` is never built from input."""
    if running := DB.current_transaction.get():
        return await running.connection.fetch(sql, *values)
    assert DB.pool is not None, "connect() comes first"
    return await (_watch[0] if _watching.get() else DB.pool).fetch(sql, *values)


async def fetch_one(sql: str, *values: Any) -> Any | None:
    rows = await fetch(sql, *values)
    return rows[0] if rows else None


class Transaction(PostgresTransaction):
    """Piccolo's own, which gives its connection back also when the beginning or the commit itself fails."""

    async def begin(self) -> None:
        """The connection may have died in the pool: nobody but us would give it back then."""
        try:
            await super().begin()
        except BaseException:
            await self._give_back()
            raise

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> bool:
        try:
            if kind is None:
                await self.commit()
            elif not self.connection.is_closed():
                await self._undo()
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return False

    async def _undo(self) -> None:
        """If even this fails the connection is broken, and its server forgets the act; the first error is told."""
        try:
            await self.rollback()
        except BROKEN:
            self.connection.terminate()

    async def _give_back(self) -> None:
        assert self.engine.pool is not None
        await self.engine.pool.release(self.connection)


class Work:
    """One act: what it writes, who hears of it, and when it was."""

    def __init__(self, actor: Viewer | None, at: datetime | None) -> None:
        self.actor = actor
        self._at = at
        self.now: datetime
        self._said = Announcement()

    @property
    def in_the_past(self) -> bool:
        """Whether this is sample data, which happened before it was written."""
        return self._at is not None

    async def clock(self) -> datetime:
        """The database's clock as it is now; to be read again after waiting for a lock."""
        if self._at is None:
            self.now = (await fetch("SELECT clock_timestamp() AS at"))[0]["at"]
        else:
            self.now = self._at
        return self.now

    async def event(
        self, kind: str, *, subject: tuple[str, int], room: int | None = None, item: int | None = None, **data: Any
    ) -> int:
        """Write the journal's row of this act and return its id."""
        rows = await fetch(
            "INSERT INTO event (xact, at, actor, subject_kind, subject_id, room, item, kind, data, cluster)"
            " VALUES (pg_current_xact_id()::text::bigint, $1, $2, $3, $4, $5, $6, $7, $8::jsonb, '') RETURNING id",
            self.now, self.actor.person if self.actor else None, *subject, room, item, kind,
            json.dumps(data, ensure_ascii=False),
        )  # fmt: skip
        return int(rows[0]["id"])

    async def notice(self, people: int | list[int], event: int, kind: str) -> None:
        """Put the event into people's inboxes, once each; the actor is not told of his own act."""
        own = self.actor.person if self.actor else None
        told = sorted({*([people] if isinstance(people, int) else people)} - {own})
        await fetch(
            "INSERT INTO notice (person, event, kind, at)"
            " SELECT person, $2, $3, $4 FROM unnest($1::int[]) AS person ON CONFLICT (person, event) DO NOTHING",
            told, event, kind, self.now,
        )  # fmt: skip
        for person in told if self._at is None else []:
            await self.later("notice.mail", key=f"{event}.{person}", person=person, event=event)

    async def later(self, job: str, *, key: str, due: datetime | None = None, **args: Any) -> None:
        """Leave a job in the outbox, once per key; the worker does it after the commit."""
        await fetch(
            "INSERT INTO outbox (job, args, dedupe, due, tries) VALUES ($1, $2::jsonb, $3, $4, 0)"
            " ON CONFLICT (dedupe) DO NOTHING",
            job, json.dumps(args), f"{job}:{key}", due or self.now,
        )  # fmt: skip
        self._said.jobs = True

    def touch(self, topic: str, subject: int, *regions: str) -> None:
        """After the commit, say that these regions of the screens of this subject are stale; none named are all."""
        said = self._said.regions.get((topic, subject))
        everything = not regions or said == set()
        self._said.regions[topic, subject] = set() if everything else {*(said or ()), *regions}


@asynccontextmanager
async def work(actor: Viewer | None, *, at: datetime | None = None) -> AsyncIterator[Work]:
    """One transaction for a change, its events and its notices; announced after the commit.

    `at` writes the past of the sample data; it is refused unless the database is marked as sample data.
    """
    act = Work(actor, at)
    async with Transaction(DB, allow_nested=False):
        if at is not None:
            await _require_sample_database()
        await act.clock()
        yield act
    await announce(act._said)


async def _require_sample_database() -> None:
    if not await fetch_one("SELECT 1 FROM installation WHERE sample"):
        raise RuntimeError("only a database marked as sample data may be written in the past")

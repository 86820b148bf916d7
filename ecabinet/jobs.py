"""Jobs that a committed act leaves in the outbox: done at least once, so every job may be repeated."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgpack
from arq import create_pool
from arq.connections import ArqRedis, RedisSettings

from ecabinet.announce import Announcement
from ecabinet.db import BROKEN, DB, fetch, fetch_one

log = logging.getLogger(__name__)

LEASE = 60  # seconds after which the job of a killed worker is taken up by another
SLOW_LEASE = 120
MOST_TRIES = 10
SWEEP = "sweep"

Job = Callable[..., Awaitable[None]]
_jobs: dict[str, Job] = {}
_slow: set[str] = set()
Round = Callable[[], Awaitable[None]]
_rounds: dict[str, tuple[Round, float]] = {}
_last_round: dict[str, float] = {}


class NotYet(Exception):
    """Raised by a job that waits for something: it is tried again after so many seconds, as often as it takes."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


def job(name: str, *, slow: bool = False) -> Callable[[Job], Job]:
    """Registers what `act.later(name, …)` does; its arguments are ids, never texts.

    A slow one may take more than a minute, and is done beside the others, so that none of them waits for it.
    """

    def register(function: Job) -> Job:
        _jobs[name] = function
        if slow:
            _slow.add(name)
        return function

    return register


def every_round(name: str, *, seconds: float) -> Callable[[Round], Round]:
    """Registers what the worker looks after by itself, so often, in one process at a time."""

    def register(function: Round) -> Round:
        _rounds[name] = (function, seconds)
        return function

    return register


CLAIM = """
UPDATE outbox SET tries = tries + 1,
    due = now() + make_interval(secs => CASE WHEN job = ANY($3::text[]) THEN $2 ELSE $1::int END)
WHERE id = (
    SELECT id FROM outbox WHERE done_at IS NULL AND due <= now() AND tries < $4
        AND coalesce((job = ANY($3::text[])) = $5, TRUE)
    ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id, job, args, tries
"""


async def do_due(most: int = 100, *, slow: bool | None = None) -> int:
    """Do the jobs that are due, one after the other: the slow ones, the others, or all; how many were done."""
    done = 0
    while done < most and (row := await fetch_one(CLAIM, LEASE, SLOW_LEASE, sorted(_slow), MOST_TRIES, slow)):
        await _do(row)
        done += 1
    return done


async def do_rounds() -> None:
    """Every registered round whose time has come, each under its own lock, so that two workers do not do it twice."""
    for name, (function, seconds) in _rounds.items():
        if time.monotonic() - _last_round.get(name, -seconds) < seconds:
            continue
        await _do_round(name, function)
        _last_round[name] = time.monotonic()


async def _do_round(name: str, function: Round) -> None:
    """One that fails is tried again at its next time, and keeps none of the others from theirs."""
    try:
        async with alone(name) as mine:
            if mine:
                await function()
    except Exception:
        log.exception("round %s failed", name)


@asynccontextmanager
async def alone(name: str) -> AsyncIterator[bool]:
    """Holds a lock of this name, in a connection of its own, for as long as the block runs; False if another has it."""
    assert DB.pool is not None
    async with DB.pool.acquire() as wire:
        mine = await wire.fetchval("SELECT pg_try_advisory_lock(hashtext($1))", f"round {name}")
        try:
            yield mine
        finally:
            if mine:
                await wire.execute("SELECT pg_advisory_unlock(hashtext($1))", f"round {name}")


@asynccontextmanager
async def kept(name: str, key: str) -> AsyncIterator[None]:
    """While the block runs, its job stays with it, however long that takes; whoever is killed loses it as others do."""
    renewing = asyncio.create_task(_renew(f"{name}:{key}"))
    try:
        yield
    finally:
        renewing.cancel()


async def _renew(dedupe: str) -> None:
    while True:
        await asyncio.sleep(LEASE / 4)
        try:
            await fetch(
                "UPDATE outbox SET due = now() + make_interval(secs => $2) WHERE dedupe = $1 AND done_at IS NULL",
                dedupe, LEASE,
            )  # fmt: skip
        except BROKEN as error:
            log.warning("the lease of %s was not renewed: %s", dedupe, type(error).__name__)


async def _do(row: Any) -> None:
    try:
        await _jobs[row["job"]](**json.loads(row["args"]))
    except NotYet as wait:
        await _again(row["id"], wait.seconds)
    except asyncio.CancelledError:
        await _again(row["id"], 0)
        raise
    except Exception as error:
        log.exception("job %s failed, try %s", row["job"], row["tries"])
        await fetch(
            "UPDATE outbox SET error = $2, due = now() + make_interval(secs => $3) WHERE id = $1",
            row["id"], type(error).__name__, min(2 ** row["tries"], 3600),
        )  # fmt: skip
    else:
        await fetch("UPDATE outbox SET done_at = now(), error = NULL WHERE id = $1", row["id"])


async def _again(job: int, seconds: int) -> None:
    """A try that was none."""
    await fetch(
        "UPDATE outbox SET due = now() + make_interval(secs => $2), tries = tries - 1 WHERE id = $1", job, seconds
    )


# arq is the fast path: it only says "sweep now", and its death costs a second.


def packed(value: Any) -> bytes:
    return msgpack.packb(value)


def unpacked(raw: bytes) -> Any:
    """Redis is not trusted: arq's own default would unpickle whatever lies there."""
    return msgpack.unpackb(raw, raw=False)


class Bell:
    """Rings for the worker after a commit that left jobs. Silence costs a second, so nothing here ever raises."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool: ArqRedis | None = None

    async def ring(self, said: Announcement) -> None:
        if not said.jobs or not self._url:
            return
        try:
            self._pool = self._pool or await create_pool(
                _quick(self._url), job_serializer=packed, job_deserializer=unpacked
            )
            await self._pool.enqueue_job(SWEEP, _job_id=SWEEP)
        except Exception as error:
            log.info("the worker was not told: %s", type(error).__name__)

    async def close(self) -> None:
        if self._pool:
            await self._pool.aclose()


def _quick(url: str) -> RedisSettings:
    settings = RedisSettings.from_dsn(url)
    settings.conn_timeout, settings.conn_retries = 1, 0
    return settings

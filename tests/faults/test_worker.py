"""The worker as a process: what it does while Redis lies to it, dies, or it is killed itself."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgpack
import msgspec
import pytest
import redis

from ecabinet import db
from ecabinet.db import fetch, fetch_one, work
from ecabinet.embedded import ValkeyServer
from ecabinet.settings import Settings
from tests.live.eventually import eventually
from tests.live.worker import WorkerProcess, worker
from tests.world import World

pytestmark = [pytest.mark.faults, pytest.mark.drill, pytest.mark.timeout(300)]

LONG = 60


@pytest.fixture
async def mortal(settings: Settings, valkey: ValkeyServer) -> AsyncIterator[Settings]:
    """Connected to a database without waiting letters, and to a Valkey that may be killed."""
    made = msgspec.structs.replace(settings, redis_url=valkey.url)
    await db.connect(made)
    await fetch("DELETE FROM outbox")
    yield made
    await db.disconnect()


async def tell(world: World, times: int = 1) -> list[int]:
    """Notices to one member, each with a letter; their events."""
    events = []
    for _ in range(times):
        async with work(None) as act:
            event = await act.event("test.done", subject=("test", 1))
            await act.notice(world.people["minister"].person, event, "test.done")
        events.append(event)
    return events


async def all_done() -> bool:
    row = await fetch_one("SELECT count(*) FILTER (WHERE done_at IS NULL) AS waiting, count(*) AS n FROM outbox")
    return row["n"] > 0 and row["waiting"] == 0


def letters_of(world: World, events: list[int]) -> set[str]:
    """The names of the letters that these events make; what the worker looks after by itself makes others."""
    return {f"notice.{event}.{world.people['minister'].person}.eml" for event in events}


def letters(settings: Settings) -> set[str]:
    return {path.name for path in (settings.data_dir / "outgoing").glob("*.eml")}


@pytest.fixture
def world_of(template: Any) -> World:
    return template.world


class Bomb:
    """Pickled, it makes a file when somebody unpickles it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def put(wire: redis.Redis, name: str, raw: bytes) -> None:
    """Into arq's queue, as whoever gets into Redis can."""
    wire.set(f"arq:job:{name}", raw)
    wire.zadd("arq:queue", {name: int(time.time() * 1000)})


async def test_nothing_that_lies_in_redis_is_run_and_the_worker_goes_on(
    mortal: Settings, valkey: ValkeyServer, world_of: World, tmp_path: Path
) -> None:
    mark, call = tmp_path / "exploded", {"a": (), "k": {}, "et": 1, "t": None}
    with worker(mortal, tmp_path) as running, redis.Redis.from_url(valkey.url) as wire:
        put(wire, "bomb", pickle.dumps({"f": "sweep", **call, "t": Bomb(mark)}))
        put(wire, "bare", pickle.dumps(Bomb(mark)))
        put(wire, "unknown", msgpack.packb({"f": "os.system", **call, "a": [f"touch {mark}"]}))
        put(wire, "greedy", msgpack.packb({"f": "sweep", **call, "a": [1, 2, 3]}))
        put(wire, "torn", msgpack.packb({"f": "sweep", **call})[:-3])
        put(wire, "empty", b"")
        put(wire, "list", msgpack.packb(["sweep"]))
        await eventually(lambda: wire.zcard("arq:queue") == 0, within=LONG)
        events = await tell(world_of)
        await eventually(all_done, within=LONG)
        assert running.lives, running.said
        assert not mark.exists()
        assert letters_of(world_of, events) <= letters(mortal)


async def test_the_outbox_is_done_while_redis_is_dead_and_after_it_came_back(
    mortal: Settings, valkey: ValkeyServer, world_of: World, tmp_path: Path
) -> None:
    with worker(mortal, tmp_path) as running:
        for change in (lambda: None, lambda: kill(valkey), valkey.start):
            change()
            events = await tell(world_of, 3)
            await eventually(all_done, within=LONG)
            assert letters_of(world_of, events) <= letters(mortal)
            assert running.lives, running.said


async def test_the_fast_path_comes_back_with_redis(
    mortal: Settings, valkey: ValkeyServer, world_of: World, tmp_path: Path
) -> None:
    with worker(mortal, tmp_path), redis.Redis.from_url(valkey.url) as wire:
        kill(valkey)
        await tell(world_of)
        await eventually(all_done, within=LONG)
        valkey.start()
        put(wire, "sweep", msgpack.packb({"f": "sweep", "a": (), "k": {}, "et": 1, "t": None}))
        await eventually(lambda: wire.zcard("arq:queue") == 0, within=LONG)


async def test_it_starts_without_redis_and_works(
    mortal: Settings, valkey: ValkeyServer, world_of: World, tmp_path: Path
) -> None:
    kill(valkey)
    await tell(world_of)
    with worker(mortal, tmp_path) as running:
        await eventually(all_done, within=LONG)
        assert running.lives


async def test_a_killed_worker_loses_nothing_and_its_job_is_taken_up_after_the_lease(
    mortal: Settings, world_of: World, tmp_path: Path
) -> None:
    events = await tell(world_of, 40)
    with worker(mortal, tmp_path) as first:
        await eventually(lambda: letters(mortal), within=LONG)
        first.kill()
    await fetch("UPDATE outbox SET due = now() WHERE done_at IS NULL")  # the lease is over
    with worker(mortal, tmp_path):
        await eventually(all_done, within=LONG)
    assert letters_of(world_of, events) <= letters(mortal)
    assert {row["tries"] for row in await fetch("SELECT tries FROM outbox")} <= {1, 2}


async def test_two_workers_share_the_outbox_and_do_each_job_once(
    mortal: Settings, world_of: World, tmp_path: Path
) -> None:
    events = await tell(world_of, 60)
    (tmp_path / "other").mkdir()
    with worker(mortal, tmp_path), worker(mortal, tmp_path / "other"):
        await eventually(all_done, within=LONG)
    assert {row["tries"] for row in await fetch("SELECT tries FROM outbox")} == {1}
    assert letters_of(world_of, events) <= letters(mortal)


@pytest.mark.parametrize("dead", [False, True])
async def test_sigterm_ends_it_within_ten_seconds(
    mortal: Settings, valkey: ValkeyServer, world_of: World, tmp_path: Path, dead: bool
) -> None:
    with worker(mortal, tmp_path) as running:
        await tell(world_of)
        await eventually(all_done, within=LONG)
        if dead:
            kill(valkey)
        assert isinstance(running, WorkerProcess)
        running.process.terminate()
        await eventually(lambda: not running.lives, within=10)
        assert running.process.returncode == 0


async def test_it_outlives_connections_that_the_database_ends(
    mortal: Settings, world_of: World, tmp_path: Path
) -> None:
    with worker(mortal, tmp_path) as running:
        for _ in range(3):
            await tell(world_of)
            await eventually(all_done, within=LONG)
            await fetch(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        await tell(world_of)
        await eventually(all_done, within=LONG)
        assert running.lives, running.said


def kill(valkey: ValkeyServer) -> None:
    valkey.process.kill()
    valkey.process.wait()

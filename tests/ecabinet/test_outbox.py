"""Jobs that an act leaves behind: once when all is well, again after a crash, never by two workers at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import redis

from ecabinet import jobs
from ecabinet.announce import Announcement
from ecabinet.db import fetch, fetch_one, work
from ecabinet.jobs import LEASE, MOST_TRIES, SLOW_LEASE, Bell, NotYet, do_due, do_rounds, kept
from ecabinet.settings import Settings
from tests.live.eventually import eventually

Done = list[dict[str, Any]]


class Crash(BaseException):
    """The process dies: nothing behind it is run."""


@pytest.fixture
async def empty(database: Settings) -> Settings:
    """The world's own letters are not looked at here."""
    await fetch("DELETE FROM outbox")
    return database


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Registers `test.job`; what it was given is kept. `then` is called after it was done, before it is marked."""

    def register(then: Callable[[], Any] = lambda: None, name: str = "test.job") -> Done:
        done: Done = []

        async def run(**args: Any) -> None:
            done.append(args)
            then()

        monkeypatch.setitem(jobs._jobs, name, run)
        return done

    return register


async def leave(*keys: object, name: str = "test.job", **args: Any) -> None:
    async with work(None) as act:
        for key in keys:
            await act.later(name, key=str(key), **(args or {"number": key}))


async def rows() -> list[Any]:
    return await fetch(
        "SELECT *, extract(epoch FROM due - now()) AS wait, done_at IS NOT NULL AS done FROM outbox ORDER BY id"
    )


async def time_passes() -> None:
    await fetch("UPDATE outbox SET due = now() WHERE done_at IS NULL")


async def test_a_job_is_done_once_with_what_it_was_given(empty: Settings, job: Callable[..., Done]) -> None:
    done = job()
    await leave("a", number=7)
    assert [await do_due(), await do_due()] == [1, 0]
    assert done == [{"number": 7}]
    assert [(row["done"], row["tries"], row["error"]) for row in await rows()] == [(True, 1, None)]


async def test_the_same_key_is_the_same_job_also_when_it_was_done(empty: Settings, job: Callable[..., Done]) -> None:
    done = job()
    await leave("a", "a")
    await do_due()
    await leave("a")
    assert await do_due() == 0
    assert len(done) == 1


async def test_a_job_waits_for_its_time(empty: Settings, job: Callable[..., Done]) -> None:
    job()
    due = (await fetch_one("SELECT now() + interval '1 hour' AS at"))["at"]
    async with work(None) as act:
        await act.later("test.job", key="later", due=due)
    assert await do_due() == 0
    await time_passes()
    assert await do_due() == 1


async def test_a_crash_between_doing_and_marking_does_it_again_after_the_lease(
    empty: Settings, job: Callable[..., Done]
) -> None:
    crashes = [Crash(), None]

    def crash() -> None:
        if crash := crashes.pop(0):
            raise crash

    done = job(crash)
    await leave("a")
    with pytest.raises(Crash):
        await do_due()
    assert await do_due() == 0
    waiting = (await rows())[0]
    assert (waiting["done"], waiting["tries"]) == (False, 1)
    assert LEASE - 30 < waiting["wait"] <= LEASE
    await time_passes()
    assert await do_due() == 1
    assert len(done) == 2
    assert [(row["done"], row["tries"]) for row in await rows()] == [(True, 2)]


async def test_two_workers_at_once_do_each_job_once(empty: Settings, job: Callable[..., Done]) -> None:
    done = job()
    await leave(*range(60))
    assert sum(await asyncio.gather(*(do_due() for _ in range(6)))) == 60
    assert sorted(args["number"] for args in done) == list(range(60))
    assert {row["tries"] for row in await rows()} == {1}


async def test_what_one_worker_is_doing_another_does_not_take(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        await go_on.wait()

    monkeypatch.setitem(jobs._jobs, "test.slow", slow)
    async with work(None) as act:
        await act.later("test.slow", key="a")
    first = asyncio.create_task(do_due())
    await begun.wait()
    assert await do_due() == 0
    go_on.set()
    assert await first == 1


async def test_a_failing_job_backs_off_and_stops_after_the_limit(empty: Settings, job: Callable[..., Done]) -> None:
    def fail() -> None:
        raise ValueError("what a job was about is not written down")

    done, waits = job(fail), []
    await leave("a")
    for _ in range(MOST_TRIES + 3):
        await do_due()
        waits.append(round((await rows())[0]["wait"]))
        await time_passes()
    row = (await rows())[0]
    assert len(done) == row["tries"] == MOST_TRIES
    assert (row["done"], row["error"]) == (False, "ValueError")
    grown = waits[:MOST_TRIES]
    assert grown == sorted(grown)
    assert (grown[0], grown[-1]) == (2, 2**MOST_TRIES)


async def test_a_failing_job_keeps_no_other_from_being_done(empty: Settings, job: Callable[..., Done]) -> None:
    def fail() -> None:
        raise ValueError

    job(fail, "test.failing")
    done = job()
    await leave("a", name="test.failing")
    await leave("b")
    await leave("c", name="test.unknown")
    await leave("d")
    await do_due()
    assert len(done) == 2
    assert [row["error"] for row in await rows()] == ["ValueError", None, "KeyError", None]


async def test_an_act_that_fails_leaves_no_job(empty: Settings, job: Callable[..., Done]) -> None:
    async def fail() -> None:
        async with work(None) as act:
            await act.later("test.job", key="a")
            raise ValueError

    job()
    with pytest.raises(ValueError):  # noqa: PT011 - its own
        await fail()
    assert await do_due() == 0


async def test_a_round_is_made_by_one_worker_at_a_time_and_by_the_next_one_later(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, most, made = 0, 0, 0

    async def look() -> None:
        nonlocal inside, most, made
        inside, made = inside + 1, made + 1
        most = max(most, inside)
        await fetch("SELECT 1")
        inside -= 1

    monkeypatch.setattr(jobs, "_rounds", {"test.round": (look, 0)})
    monkeypatch.setattr(jobs, "_last_round", {})
    await asyncio.gather(*(do_rounds() for _ in range(8)))
    assert most == 1
    await do_rounds()
    assert made >= 2


async def test_a_round_that_fails_keeps_no_other_from_its_time(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    async def fail() -> None:
        raise ValueError

    async def look() -> None:
        made.append(1)

    monkeypatch.setattr(jobs, "_rounds", {"test.failing": (fail, 0), "test.round": (look, 0)})
    monkeypatch.setattr(jobs, "_last_round", {})
    for _ in range(2):
        await do_rounds()
    assert len(made) == 2
    locks = await fetch("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")
    assert locks == []


async def test_the_bell_rings_once_for_many_acts_and_never_raises(empty: Settings) -> None:
    bell, said = Bell(empty.redis_url), Announcement(jobs=True)
    for _ in range(3):
        await bell.ring(said)
    await bell.ring(Announcement({("meeting", 1): {"head"}}))
    with redis.Redis.from_url(empty.redis_url) as wire:
        assert wire.zcard("arq:queue") == 1
        assert jobs.unpacked(wire.get(wire.keys("arq:job:*")[0]))["f"] == jobs.SWEEP
    await bell.close()
    for url in ("", "redis://127.0.0.1:1/0"):
        silent = Bell(url)
        await silent.ring(said)
        await silent.close()


async def test_a_sweep_that_finds_much_to_do_does_the_rest_in_its_next_round(
    empty: Settings, job: Callable[..., Done]
) -> None:
    done = job()
    await leave(*range(25))
    assert [await do_due(most=10) for _ in range(4)] == [10, 10, 5, 0]
    await eventually(lambda: len(done) == 25)


async def test_slow_jobs_are_done_apart_and_have_a_longer_lease(
    empty: Settings, job: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_slow", {"test.slow"})
    slow, quick = job(name="test.slow"), job()
    await leave("a", name="test.slow")
    await leave("b")
    assert [await do_due(slow=False), len(quick), len(slow)] == [1, 1, 0]
    assert [await do_due(slow=True), len(quick), len(slow)] == [1, 1, 1]
    waits = [round(row["wait"]) for row in await rows()]
    assert SLOW_LEASE - 30 < waits[0] <= SLOW_LEASE
    assert LEASE - 30 < waits[1] <= LEASE


async def test_a_job_that_waits_for_something_is_tried_as_often_as_it_takes(
    empty: Settings, job: Callable[..., Done]
) -> None:
    waiting = MOST_TRIES + 3

    def wait() -> None:
        if len(done) < waiting:
            raise NotYet(30)

    done = job(wait)
    await leave("a")
    for _ in range(waiting):
        await do_due()
        row = (await rows())[0]
        assert (row["done"], row["tries"]) in {(False, 0), (True, 1)}
        await time_passes()
    assert (len(done), row["done"]) == (waiting, True)


async def test_a_job_that_is_stopped_is_there_for_the_next_worker_at_once(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def slow() -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setitem(jobs._jobs, "test.slow", slow)
    async with work(None) as act:
        await act.later("test.slow", key="a")
    worker = asyncio.create_task(do_due())
    await begun.wait()
    worker.cancel()
    with pytest.raises(asyncio.CancelledError):
        await worker
    (row,) = await rows()
    assert (row["done"], row["tries"], row["wait"] <= 0) == (False, 0, True)


async def test_a_job_that_takes_long_stays_with_who_does_it(
    empty: Settings, job: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.4)
    taken: list[int] = []

    async def take_long(number: int) -> None:
        """Its lease is over, and renewed, before it ends."""
        async with kept("test.long", "a"):
            await fetch("UPDATE outbox SET due = now()")
            await eventually(is_renewed)
            taken.append(await do_due())

    monkeypatch.setitem(jobs._jobs, "test.long", take_long)
    await leave("a", name="test.long", number=1)
    assert await do_due() == 1
    assert taken == [0]
    assert [(row["done"], row["tries"]) for row in await rows()] == [(True, 1)]


async def test_it_is_free_again_when_the_work_on_it_has_ended(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.4)
    await leave("a", name="test.long")
    async with kept("test.long", "a"):
        await eventually(is_renewed)
    await eventually(is_due)


async def is_renewed() -> bool:
    return (await rows())[0]["wait"] > 0


async def is_due() -> bool:
    return (await rows())[0]["wait"] <= 0

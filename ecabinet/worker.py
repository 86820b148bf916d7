"""The worker: a loop of our own on PostgreSQL, and arq beside it as the fast path that may die."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import Any

from arq.connections import RedisSettings
from arq.worker import Worker, func

import directives.jobs  # noqa: F401 - registers
import documents.commands.wording
import documents.jobs  # noqa: F401 - registers
import ecabinet.mail  # noqa: F401 - registers
import meetings.jobs  # noqa: F401 - registers
from ecabinet import announce, db
from ecabinet.jobs import SWEEP, do_due, do_rounds, packed, unpacked
from ecabinet.settings import Settings, use
from ecabinet.wire import Wire

log = logging.getLogger(__name__)

ROUND = 1.0  # seconds
LONGEST_PAUSE = 30
SLOW_AT_ONCE = 2  # so that a short paper does not wait for a long one either


async def run(settings: Settings) -> None:
    """Until SIGTERM or SIGINT."""
    use(settings)
    await db.connect(settings)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    wire = Wire(settings.redis_url)

    async def tell(said: announce.Announcement) -> None:
        wire.send(said)

    announce.listen(tell)
    bell = asyncio.Event()
    slow = [slow_for_ever(bell) for _ in range(SLOW_AT_ONCE)]
    whole_life = (wire.run(), sweep_for_ever(), fast_path_for_ever(settings, bell), *slow)
    tasks = [asyncio.create_task(task) for task in whole_life]
    await stop.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await wire.close()
    await db.disconnect()


async def sweep_for_ever() -> None:
    """The truth of the outbox is in PostgreSQL: this loop needs nothing else."""
    while True:
        try:
            await do_due(slow=False)
            await do_rounds()
        except Exception as error:
            log.warning("the outbox could not be swept: %s", type(error).__name__)
        await asyncio.sleep(ROUND)


async def slow_for_ever(bell: asyncio.Event) -> None:
    """Beside the sweep, so that a letter or a closing never waits until a paper is drawn."""
    while True:
        bell.clear()
        try:
            await do_due(slow=True)
        except Exception as error:
            log.warning("the slow jobs could not be done: %s", type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(bell.wait(), ROUND)


async def fast_path_for_ever(settings: Settings, bell: asyncio.Event) -> None:
    """arq ends when Redis dies; it is started again, more and more patiently."""
    pause = 1
    while settings.redis_url:
        try:
            await _fast_path(settings, bell)
            pause = 1
        except Exception as error:
            log.info("the fast path is down: %s", type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _fast_path(settings: Settings, bell: asyncio.Event) -> None:
    async def sweep(ctx: dict[str, Any]) -> None:
        bell.set()
        await do_due(slow=False)

    worker = Worker(
        functions=[func(sweep, name=SWEEP, keep_result=0)],  # type: ignore[arg-type]
        redis_settings=RedisSettings.from_dsn(settings.redis_url),
        job_serializer=packed,
        job_deserializer=unpacked,
        handle_signals=False,
        poll_delay=0.1,
        keep_result=0,
    )
    try:
        await worker.async_run()
    finally:
        with suppress(Exception):  # without Redis it raises, and its error would take the place of our being cancelled
            await worker.close()

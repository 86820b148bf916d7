"""The wire between processes: "look again" over Redis. Losing it costs freshness for two seconds, nothing else."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from contextlib import suppress

import msgspec
from redis import asyncio as aioredis
from redis.exceptions import RedisError

from ecabinet.announce import Announcement

log = logging.getLogger(__name__)

CHANNEL = "live"
PATIENCE = 1.0  # seconds for one publication, and between two tries to come back
LOST = (RedisError, OSError, TimeoutError)


class Message(msgspec.Struct, array_like=True):
    sender: str
    regions: list[tuple[str, int, list[str]]]
    jobs: bool = False


class Wire:
    """Publishes from a task of its own, so that no request waits for Redis."""

    def __init__(
        self, url: str, *, heard: Callable[[Announcement], None] | None = None, lost: Callable[[], None] | None = None
    ) -> None:
        self._url = url
        self._heard = heard
        self._lost = lost
        self._name = f"{os.getpid()}-{id(self)}"
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(1000)
        self._redis = aioredis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE) if url else None

    def send(self, said: Announcement) -> None:
        if self._redis is None:
            return
        regions = [(topic, number, sorted(names)) for (topic, number), names in said.regions.items()]
        with suppress(asyncio.QueueFull):  # the others look by themselves every two seconds
            self._waiting.put_nowait(msgspec.msgpack.encode(Message(self._name, regions, said.jobs)))

    async def run(self) -> None:
        if self._redis is not None:
            await asyncio.gather(self._publish_for_ever(), self._hear_for_ever())

    async def close(self) -> None:
        if self._redis is not None:
            await self._redis.aclose()

    async def _publish_for_ever(self) -> None:
        assert self._redis is not None
        while True:
            message = await self._waiting.get()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._redis.publish(CHANNEL, message)
            except LOST as error:
                log.info("the wire is down: %s", type(error).__name__)

    async def _hear_for_ever(self) -> None:
        """Subscribe again after every loss, and then take everything as stale: messages were missed."""
        while self._heard is not None:
            try:
                await self._hear()
            except LOST as error:
                log.info("the wire is down: %s", type(error).__name__)
            await asyncio.sleep(PATIENCE)

    async def _hear(self) -> None:
        assert self._redis is not None and self._heard is not None
        async with self._redis.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            if self._lost:
                self._lost()
            while True:
                message = await channel.get_message(ignore_subscribe_messages=True, timeout=PATIENCE / 2)
                if message and (said := self._decoded(message["data"])):
                    self._heard(said)

    def _decoded(self, raw: bytes) -> Announcement | None:
        """What another process said; bytes that are not ours are nobody's business."""
        try:
            message = msgspec.msgpack.decode(raw, type=Message)
        except msgspec.DecodeError:
            return None
        if message.sender == self._name:
            return None
        return Announcement({(topic, number): set(names) for topic, number, names in message.regions}, message.jobs)

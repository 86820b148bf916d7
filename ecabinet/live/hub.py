"""The hub of one web process: its live rooms, and the wire that tells it what other processes changed."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ecabinet import announce, cookies, sessions
from ecabinet.announce import Announcement
from ecabinet.db import watching
from ecabinet.flooding import FLOODING, shut_out
from ecabinet.live.rooms import Room
from ecabinet.live.seats import GONE, NOT_READY, RESTART, Seat
from ecabinet.live.stages import of_topic
from ecabinet.settings import Settings, settings
from ecabinet.wire import Wire

log = logging.getLogger(__name__)

HEAL = 1.5  # seconds: a missed message or a revoked session goes unnoticed for two at most, the look itself included


class Hub:
    def __init__(self, redis_url: str) -> None:
        self._rooms: dict[tuple[str, int], Room] = {}
        self._wire = Wire(redis_url, heard=self._heard, lost=self._mark_all)
        self._closing = False

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        stop_listening = announce.listen(self._announced)
        tasks = [asyncio.create_task(self._wire.run()), asyncio.create_task(self._heal_for_ever())]
        try:
            yield
        finally:
            stop_listening()
            self.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for room in list(self._rooms.values()):
                await room.end()
            await self._wire.close()

    async def serve(self, topic: str, number: int, seat: Seat) -> None:
        """Keep a seat in a room from its snapshot to its end."""
        stage = of_topic(topic)
        if stage is None or self._closing or self._crowded(seat):
            seat.close(RESTART if self._closing else FLOODING)
            await seat.serve()
            return
        room = self._rooms.get((topic, number)) or self._open(topic, number)
        try:
            await self._take(room, seat)
            await seat.serve()
        finally:
            room.leave(seat)
            if seat.flooded and seat.session:
                shut_out(sessions.digest(cookies.read(seat.socket.scope, cookies.SESSION)))
            await self._shut_if_empty(topic, number)

    def close(self) -> None:
        """Send every browser away to come back: without it the server would wait for them for ever."""
        self._closing = True
        for room in self._rooms.values():
            room.close(RESTART)

    @property
    def draws(self) -> int:
        return sum(room.draws for room in self._rooms.values())

    def _open(self, topic: str, number: int) -> Room:
        stage = of_topic(topic)
        assert stage is not None
        self._rooms[topic, number] = Room(stage, number)
        return self._rooms[topic, number]

    async def _shut_if_empty(self, topic: str, number: int) -> None:
        room = self._rooms.get((topic, number))
        if room and room.empty:
            del self._rooms[topic, number]
            await room.end()

    async def _take(self, room: Room, seat: Seat) -> None:
        try:
            with watching():
                seated = await room.take(seat)
            if not seated:
                seat.close(GONE)
        except Exception:
            log.warning("nobody can be seated in room %s", room.number, exc_info=True)
            seat.close(NOT_READY)

    def _crowded(self, seat: Seat) -> bool:
        """Those about to be seated count: a browser may open all its sockets at one moment."""
        taken = Counter(other.session for room in self._rooms.values() for other in room.everybody if other.session)
        return seat.session is not None and taken[seat.session] >= settings().sockets_per_session

    async def _announced(self, said: Announcement) -> None:
        """Said in this process: at once here, and over the wire to the others."""
        self._heard(said)
        self._wire.send(said)

    def _heard(self, said: Announcement) -> None:
        for (topic, number), regions in said.regions.items():
            if room := self._rooms.get((topic, number)):
                room.mark(regions)

    def _mark_all(self) -> None:
        for room in self._rooms.values():
            room.mark()

    async def _heal_for_ever(self) -> None:
        while True:
            await asyncio.sleep(HEAL)
            for room in list(self._rooms.values()):
                await self._heal(room)

    async def _heal(self, room: Room) -> None:
        try:
            with watching():
                await room.heal()
        except Exception:
            log.warning("room %s could not be checked", room.number, exc_info=True)


_current: list[Hub] = []


def current() -> Hub:
    """The hub of the running application."""
    return _current[-1]


@asynccontextmanager
async def running_hub(settings: Settings) -> AsyncIterator[Hub]:
    made = Hub(settings.redis_url)
    _current.append(made)
    try:
        async with made.running():
            yield made
    finally:
        _current.remove(made)

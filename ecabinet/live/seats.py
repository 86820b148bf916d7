"""One open socket: who sits there, and the frames that wait to be sent to it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from ecabinet.flooding import FLOODING
from ecabinet.settings import settings

QUIET = 15  # seconds after which a seat is told that its socket lives; static/js/connection.js waits a bit longer
ALIVE = "{}"  # JSON without content: htmx puts it nowhere
SLOW = NOT_READY = 1013
RESTART = 1012
GONE = 4403
SIGNED_OUT = 4401


class Seat:
    """A slow reader is closed and comes back by itself: nothing that matters travels only here."""

    def __init__(
        self,
        socket: WebSocket[Any, Any, Any],
        *,
        page: str,
        person: int | None,
        session: int | None,
        screen: int | None = None,
        item: int | None = None,
    ) -> None:
        self.socket = socket
        self.page = page
        self.person = person
        self.session = session
        self.screen = screen
        self.item = item
        self._frames: asyncio.Queue[str] = asyncio.Queue(settings().socket_queue)
        self._closing: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._last = time.monotonic()

    def beat(self) -> None:
        """A tablet whose network vanished gets no closing frame; only silence can tell it."""
        if time.monotonic() - self._last >= QUIET:
            self.send(ALIVE)

    def send(self, frame: str) -> None:
        """Queue a frame; never waits."""
        self._last = time.monotonic()
        try:
            self._frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.close(SLOW)

    @property
    def flooded(self) -> bool:
        return self._closing.done() and self._closing.result() == FLOODING

    def close(self, code: int) -> None:
        if not self._closing.done():
            self._closing.set_result(code)

    async def serve(self) -> None:
        """Send what is queued and watch what comes in, until either side ends it."""
        tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._watch())]
        ends: list[asyncio.Future[Any]] = [*tasks, self._closing]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._closing.done():
            await self._say_goodbye(self._closing.result())

    async def _write(self) -> None:
        while True:
            await self.socket.send_text(await self._frames.get())

    async def _watch(self) -> None:
        """Nothing is read from a browser here; who sends too much is shown out."""
        window, frames = time.monotonic(), 0
        while True:
            try:
                message = await self.socket.receive()
            except WebSocketDisconnect:
                return
            if message["type"] == "websocket.disconnect":
                if message["code"] == FLOODING:
                    self.close(FLOODING)
                return
            if time.monotonic() - window > 1:
                window, frames = time.monotonic(), 0
            frames += 1
            if frames > settings().frames_per_second:
                self.close(FLOODING)

    async def _say_goodbye(self, code: int) -> None:
        try:
            await asyncio.wait_for(self.socket.close(code=code), timeout=1)
        except (TimeoutError, RuntimeError, WebSocketDisconnect, OSError):
            return

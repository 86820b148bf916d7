"""What came over a socket, frame by frame, and what a browser shows after them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from html import unescape

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from ecabinet.live.seats import ALIVE

PARTIAL = re.compile(r'<hx-partial hx-target="#([^"]*)" hx-swap="(\w+)">(.*?)</hx-partial>', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


class Watcher:
    def __init__(self, wire: ClientConnection) -> None:
        self.wire = wire
        self.frames: list[str] = []
        self._news = asyncio.Condition()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Watcher]:
        task = asyncio.create_task(self._read())
        try:
            yield self
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def until(self, condition: Callable[[], object], *, within: float = 30) -> None:
        """Looked at again after every frame, and at the end of the socket."""
        try:
            async with asyncio.timeout(within), self._news:
                await self._news.wait_for(condition)
        except TimeoutError:
            raise AssertionError(f"not within {within:g} s; closed: {self.code}; shown: {self.text()}") from None

    async def sees(self, text: str, *, target: str = "", within: float = 30) -> None:
        """Until a browser would show this text, in this region."""
        await self.until(lambda: text in self.text(target), within=within)

    async def closed(self, *, within: float = 15) -> int:
        """The code with which the socket ended."""
        await self.until(lambda: self.code is not None, within=within)
        assert self.code is not None
        return self.code

    @property
    def code(self) -> int | None:
        return self.wire.close_code

    def shown(self, target: str) -> str:
        """The last HTML of a region."""
        return next((html for name, _, html in reversed(self.parts()) if name == target), "")

    def text(self, target: str = "") -> str:
        """What a person reads there, or everywhere."""
        targets = [target] if target else dict.fromkeys(name for name, _, _ in self.parts())
        html = " ".join(self.shown(name) for name in targets)
        return " ".join(unescape(TAGS.sub(" ", html)).split())

    def parts(self, frames: slice = slice(None)) -> list[tuple[str, str, str]]:
        """(target, swap, HTML) of these frames, in order."""
        found = (PARTIAL.findall(frame) for frame in self.frames[frames])
        return [(unescape(target), swap, html) for parts in found for target, swap, html in parts]

    async def _read(self) -> None:
        try:
            async for frame in self.wire:
                assert isinstance(frame, str)
                await self._tell(frame if frame != ALIVE else None)
        except ConnectionClosed:
            pass
        await self.wire.wait_closed()
        await self._tell(None)

    async def _tell(self, frame: str | None) -> None:
        async with self._news:
            if frame is not None:
                self.frames.append(frame)
            self._news.notify_all()

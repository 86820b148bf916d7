"""A crowd of browsers in a process of its own: `python -m bench.crowd` opens sockets and says when frames came.

It reads orders from its standard input, one line of JSON each, and answers each with one. The protocol is spoken by
hand: a library would spend more of the processor on a thousand sockets than what is measured here.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import resource
import struct
import sys
import time
from collections import defaultdict
from typing import Any

import uvloop

AT_ONCE = 100
PATIENCE = 60  # seconds
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
MESSAGE = bytes([0x81, 0x82]) + bytes(4) + b"{}"  # masked with nothing
HELLO = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
)


class Browser(asyncio.Protocol):
    """One socket; `at` is when the first frame since the last mark came that holds the needle."""

    def __init__(self, group: str, address: str, hello: bytes) -> None:
        self.group = group
        self.address = address
        self.hello = hello
        self.buffer = bytearray()
        self.upgraded = False
        self.closed: int | None = None
        self.last = b""
        self.mark(b"")

    def mark(self, needle: bytes) -> None:
        self.needle, self.at, self.frames, self.bytes = needle, 0.0, 0, 0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.hello)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.upgraded:
            head, found, rest = bytes(self.buffer).partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head[:20]:
                self.transport.close()
                return
            self.upgraded, self.buffer = True, bytearray(rest)
        while frame := _frame(self.buffer):
            self._take(*frame)

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = self.closed or 1006

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == PING:
            self.transport.write(bytes([0x80 | PONG, 0x80 | len(payload)]) + bytes(4) + payload)
        elif kind == CLOSE:
            self.closed = struct.unpack("!H", payload[:2])[0] if len(payload) > 1 else 1005
        elif kind == TEXT:
            self.frames += 1
            self.bytes += len(payload)
            self.last = payload
            if not self.at and self.needle in payload:
                self.at = time.monotonic()


class Crowd:
    def __init__(self) -> None:
        self.browsers: list[Browser] = []

    async def open(self, sockets: list[dict[str, Any]]) -> dict[str, Any]:
        """A hundred at a time, each until it has its snapshot."""
        begun = time.monotonic()
        for first in range(0, len(sockets), AT_ONCE):
            some = sockets[first : first + AT_ONCE]
            opened = [await self._open(**one) for one in some]
            await _until(lambda opened=opened: all(browser.frames for browser in opened))
            self.browsers += opened
        return {"seconds": time.monotonic() - begun}

    async def mark(self, needle: str = "") -> dict[str, Any]:
        for browser in self.browsers:
            browser.mark(needle.encode())
        return {}

    async def wait(self) -> dict[str, Any]:
        """Until every screen has what the last mark named; frames and bytes of all that came."""
        await _until(lambda: all(browser.at for browser in self.browsers))
        return {
            "at": [browser.at for browser in self.browsers],
            "frames": sum(browser.frames for browser in self.browsers),
            "bytes": sum(browser.bytes for browser in self.browsers),
            "last": {browser.group: browser.last.decode() for browser in self.browsers},
        }

    async def stop_reading(self) -> dict[str, Any]:
        for browser in self.browsers:
            browser.transport.pause_reading()
        return {}

    async def flood(self, seconds: float) -> dict[str, Any]:
        """As fast as it can, until it is shown out; then it comes again, as a script of somebody angry would."""
        end, again = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            for number, browser in enumerate(self.browsers):
                if browser.closed is None:
                    browser.transport.write(MESSAGE * 20)
                else:
                    again += 1
                    self.browsers[number] = await self._connect(browser.group, browser.address, browser.hello)
            await asyncio.sleep(0)
        return {"connected_again": again}

    async def state(self) -> dict[str, Any]:
        return {"open": sum(browser.closed is None for browser in self.browsers)}

    async def leave(self) -> dict[str, Any]:
        for browser in self.browsers:
            browser.transport.close()
        self.browsers = []
        return {}

    async def _open(self, *, group: str, host: str, path: str, cookie: str) -> Browser:
        key = base64.b64encode(os.urandom(16)).decode()
        hello = HELLO.format(path=path, host=host, cookie=cookie, key=key).encode()
        return await self._connect(group, host, hello)

    async def _connect(self, group: str, address: str, hello: bytes) -> Browser:
        name, _, port = address.partition(":")
        _, browser = await asyncio.get_running_loop().create_connection(
            lambda: Browser(group, address, hello), name, int(port)
        )
        return browser


def _frame(buffer: bytearray) -> tuple[int, bytes] | None:
    """The first whole frame, taken from the buffer; a server's frames are not masked."""
    if len(buffer) < 2:
        return None
    size, start = buffer[1], 2
    if size > 125:
        start = 4 if size == 126 else 10
        if len(buffer) < start:
            return None
        size = int.from_bytes(buffer[2:start])
    if len(buffer) < start + size:
        return None
    kind, payload = buffer[0] & 0x0F, bytes(buffer[start : start + size])
    del buffer[: start + size]
    return kind, payload


async def _until(condition: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - a thousand sockets are looked at, none of them tells
            await asyncio.sleep(0.01)


async def _obey() -> None:
    crowds: dict[str, Crowd] = defaultdict(Crowd)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        crowd = crowds[order.pop("crowd")]
        try:
            told = await getattr(crowd, order.pop("do"))(**order)
        except TimeoutError:
            told = {"late": sum(not browser.at for browser in crowd.browsers)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    uvloop.run(_obey())

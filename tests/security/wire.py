"""Speaking to the application as a server does: a scope, chunks in, messages out; so that anything can be sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from ecabinet.settings import settings

Headers = dict[str, str]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def header(self, name: str) -> str:
        return next((value.decode("latin-1") for key, value in self.headers if key.decode() == name), "")

    def all(self, name: str) -> list[str]:
        return [value.decode("latin-1") for key, value in self.headers if key.decode() == name]

    def cookie(self, name: str) -> str:
        """The value that a Set-Cookie of this answer gives to a cookie."""
        lines = [line for line in self.all("set-cookie") if line.startswith(f"{name}=")]
        return lines[-1].partition("=")[2].partition(";")[0].strip('"') if lines else ""


async def ask(
    app: Any, method: str, target: str, headers: Headers | None = None, body: bytes | AsyncIterator[bytes] = b""
) -> Answer:
    """`target` is what stands in the request line, escapes and all. What escapes the application fails the test."""
    given = {"host": host()} | (headers or {})
    if isinstance(body, bytes) and body:
        given.setdefault("content-length", str(len(body)))
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    await app(_scope("http", target, given) | {"method": method}, _receiver(body), send)
    start = next(message for message in said if message["type"] == "http.response.start")
    whole = b"".join(message.get("body", b"") for message in said if message["type"] == "http.response.body")
    return Answer(start["status"], [(bytes(key), bytes(value)) for key, value in start["headers"]], whole)


@dataclass
class Socket:
    """What a browser hears after knocking: frames until there are enough, or the code it was shown out with."""

    accepted: bool = False
    code: int | None = None
    frames: list[str] = field(default_factory=list)


async def knock(app: Any, target: str, headers: Headers, *, frames: int = 1, heard: Socket | None = None) -> Socket:
    """Until so many frames came, or the socket was closed; `heard` is there to be read meanwhile."""
    heard, enough = heard or Socket(), asyncio.Event()

    async def send(message: Any) -> None:
        if message["type"] == "websocket.accept":
            heard.accepted = True
        elif message["type"] == "websocket.send":
            heard.frames.append(message.get("text") or message["bytes"].decode())
        elif message["type"] == "websocket.close":
            heard.code = message.get("code", 1000)
        if heard.code is not None or len(heard.frames) >= frames:
            enough.set()

    knocks = iter([{"type": "websocket.connect"}])

    async def receive() -> Any:
        for message in knocks:
            return message
        await enough.wait()
        return {"type": "websocket.disconnect", "code": 1005}

    scope = _scope("websocket", target, {"host": host()} | headers) | {"subprotocols": []}
    await asyncio.wait_for(app(scope, receive, send), timeout=10)
    return heard


def host() -> str:
    return urlsplit(settings().base_url).netloc


def _scope(kind: str, target: str, headers: Headers) -> dict[str, Any]:
    path, _, query = target.partition("?")
    return {
        "type": kind, "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1",
        "scheme": "http" if kind == "http" else "ws", "path": unquote(path), "raw_path": path.encode(),
        "query_string": query.encode(), "root_path": "", "client": ("192.0.2.1", 40000),
        "server": ("127.0.0.1", 8000), "extensions": {},
        "headers": [(key.lower().encode("latin-1"), value.encode("latin-1")) for key, value in headers.items()],
    }  # fmt: skip


def _receiver(body: bytes | AsyncIterator[bytes]) -> Any:
    chunks = _once(body) if isinstance(body, bytes) else body
    done = False

    async def receive() -> Any:
        nonlocal done
        if done:
            return {"type": "http.disconnect"}
        async for chunk in chunks:
            return {"type": "http.request", "body": chunk, "more_body": True}
        done = True
        return {"type": "http.request", "body": b"", "more_body": False}

    return receive


async def _once(body: bytes) -> AsyncIterator[bytes]:
    if body:
        yield body


async def in_chunks(size: int, *, of: Iterable[bytes] = (), chunk: int = 64 * 1024) -> AsyncIterator[bytes]:
    """First these bytes, then zeros up to the size; never more than one chunk in memory."""
    for head in of:
        yield head
        size -= len(head)
    while size > 0:
        yield bytes(min(chunk, size))
        size -= chunk

"""A request's body, judged before anything parses it: its size, its type, and the token it carries."""

from __future__ import annotations

import hmac
import re
from contextlib import suppress
from typing import Any

from litestar.types import Receive

from ecabinet.errors import BadInput, Broken, Forbidden
from ecabinet.i18n import N_
from ecabinet.settings import MEGABYTE, settings

FIRST_PART = re.compile(
    rb'\A--[^\r\n]{1,100}\r\nContent-Disposition: form-data; name="_csrf_token"\r\n\r\n([0-9a-f]{64})\r\n',
    re.IGNORECASE,
)
FIELD = re.compile(rb"(?:\A|&)_csrf_token=([0-9a-f]{64})(?:&|\Z)")
TOO_LARGE = N_("What you sent is larger than %(limit)s. Send less, or a smaller file.")
HEAD = 1024
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


class TooLarge(Broken):
    status = 413


class WrongType(Broken):
    status = 415


class Body:
    """Reads only what the checks need, and gives it again to the application."""

    def __init__(self, scope: Any, receive: Receive) -> None:
        self._headers = dict(scope["headers"])
        self._receive = receive
        self._read: list[Any] = []
        self._ended = False
        self._size = 0
        self._limit = 0
        self._bearable = False

    @property
    def type(self) -> str:
        return self._headers.get(b"content-type", b"").decode("latin-1").partition(";")[0].strip().lower()

    async def require_fit(self, *, anonymous: bool) -> None:
        """Refuses by the announced size before reading anything; the sizes that lie are caught while reading."""
        has_body = b"transfer-encoding" in self._headers or self._announced() > 0
        if has_body and self.type not in {URLENCODED, MULTIPART}:
            raise WrongType(N_("Only forms are read here."))
        self._limit = self._allowed(anonymous)
        if self._announced() > self._limit:
            self._bearable = not anonymous and self._announced() <= settings().drain_limit
            refusal = self._too_large()
            self._limit = settings().drain_limit
            raise refusal

    async def require_token(self, expected: str) -> None:
        sent = self._headers.get(b"x-csrftoken", b"") or await self._field()
        if not expected or not hmac.compare_digest(sent, expected.encode()):
            raise Forbidden(N_("This page is too old. Load it again, then repeat what you did."))

    async def receive(self) -> Any:
        if self._read:
            return self._read.pop(0)
        return await self._next()

    async def drain(self) -> None:
        """Swallow a body of a signed-in person that was refused for its size, so that the browser shows our answer
        and not a broken connection."""
        with suppress(Broken):
            while self._bearable and not self._ended:
                await self._next()

    async def _next(self) -> Any:
        message: Any = await self._receive()
        if message["type"] != "http.request":
            self._ended = True
            return message
        self._size += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        if self._size > self._limit > 0:
            raise self._too_large()
        return message

    async def _field(self) -> bytes:
        if self.type == MULTIPART:
            found = FIRST_PART.match(await self._ahead(HEAD))
        else:
            found = FIELD.search(await self._ahead(settings().body_limit))
        return found[1] if found else b""

    async def _ahead(self, wanted: int) -> bytes:
        """The body's first bytes, read and kept for the application."""
        head = b""
        while len(head) < wanted and not self._ended:
            message = await self._next()
            self._read.append(message)
            head += message.get("body", b"")
        return head

    def _allowed(self, anonymous: bool) -> int:
        if anonymous:
            return settings().anonymous_body_limit
        return settings().upload_limit + MEGABYTE if self.type == MULTIPART else settings().body_limit

    def _announced(self) -> int:
        raw = self._headers.get(b"content-length", b"0")
        if not raw.isdigit():
            raise BadInput(N_("The request cannot be read."))
        return int(raw)

    def _too_large(self) -> TooLarge:
        """The limit as people know it: of an upload, without the margin for the rest of its form."""
        limit = settings().upload_limit if self.type == MULTIPART else self._limit
        return TooLarge(TOO_LARGE, limit=_size(limit))


def _size(size: int) -> str:
    return f"{size // MEGABYTE} MB" if size >= MEGABYTE else f"{size // 1024} KB"

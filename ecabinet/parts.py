"""Reading a form off the wire: urlencoded or multipart, UTF-8 only, and BadInput for whatever is not well formed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

from litestar import Request
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException, InternalServerException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from multipart import MultipartError, MultipartSegment, PushMultipartParser

from ecabinet.errors import BadInput
from ecabinet.i18n import N_
from ecabinet.sent_files import SentFile
from ecabinet.settings import settings

Part = str | SentFile
Parts = dict[str, list[Part]]
UNREADABLE = N_("The form could not be read. Go back, load the page again and send it once more.")
TOO_MANY = N_("The form has too many parts.")
TOO_LONG = N_("A text in the form is too long.")
NAME_LENGTH = 200
MOST_FILES = 10  # no form has more than two, and each is an open file


async def parts_of(request: Request) -> Parts:
    """All parts of the form by name, read once."""
    state: dict[str, Any] = request.scope.setdefault("state", {})
    if "parts" not in state:
        state["parts"] = await _read(request)
    return state["parts"]


async def _read(request: Request) -> Parts:
    kind, options = request.content_type
    try:
        if kind == RequestEncodingType.MULTI_PART:
            return await _multipart(request.stream(), options.get("boundary", ""))
        if kind == RequestEncodingType.URL_ENCODED or not await request.body():
            return _urlencoded(await request.body())
    except RequestEntityTooLarge:
        raise
    except (MultipartError, UnicodeError, ValueError, ClientException, InternalServerException):
        raise BadInput(UNREADABLE) from None
    raise BadInput(UNREADABLE)


def _urlencoded(body: bytes) -> Parts:
    found: Parts = {}
    if body.count(b"&") >= settings().form_parts:
        raise BadInput(TOO_MANY)
    for name, text in parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict"):
        found.setdefault(name, []).append(text)
    return found


async def _multipart(stream: AsyncIterator[bytes], boundary: str) -> Parts:
    found: Parts = {}
    try:
        async for name, part in _segments(stream, boundary):
            found.setdefault(name, []).append(part)
    except BaseException:
        close(found)
        raise
    return found


async def _segments(stream: AsyncIterator[bytes], boundary: str) -> AsyncIterator[tuple[str, Part]]:
    name, seen, files = "", 0, 0
    holder: bytearray | SentFile = bytearray()
    with PushMultipartParser(boundary, max_segment_count=settings().form_parts + 1) as parser:
        async for chunk in stream:
            for event in parser.parse(chunk):
                if isinstance(event, MultipartSegment):
                    seen, files = seen + 1, files + bool(event.filename)
                    if seen > settings().form_parts or files > MOST_FILES:
                        raise BadInput(TOO_MANY)
                    name, holder = event.name, _holder(event)
                elif event:
                    await _hold(holder, event)
                else:
                    yield name, await _whole(holder)
            if parser.closed:
                break


def _holder(segment: MultipartSegment) -> bytearray | SentFile:
    if segment.filename:
        return SentFile(_file_name(segment.filename))
    if (segment.charset or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise BadInput(UNREADABLE)
    return bytearray()


async def _hold(holder: bytearray | SentFile, chunk: bytes) -> None:
    if isinstance(holder, SentFile):
        await holder.write(chunk)
        return
    holder.extend(chunk)
    if len(holder) > settings().body_limit:
        raise BadInput(TOO_LONG)


async def _whole(holder: bytearray | SentFile) -> Part:
    if isinstance(holder, SentFile):
        await holder.end()
        return holder
    return holder.decode("utf-8")


def _file_name(name: str) -> str:
    """The last part of the path, in one line that can be shown; the ending survives the cut."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable()).strip() or "file"
    stem, dot, ending = shown.rpartition(".")
    return f"{stem[: NAME_LENGTH - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else shown[:NAME_LENGTH]


def close(found: Parts) -> None:
    """The files that nobody kept are gone with this."""
    for part in (part for several in found.values() for part in several):
        if isinstance(part, SentFile):
            part.close()

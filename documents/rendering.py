"""Pages of a paper, drawn in the jail."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import IO

import msgspec

from documents import store
from documents.jail import cells
from documents.jail.asking import MEGABYTE, Convert, Draw, Drawn, Limits, Opened
from documents.jail.cells import Died

DRAWING = Limits(seconds=90, processor_seconds=40)
CONVERTING = Limits(seconds=60, processor_seconds=60, memory=1536 * MEGABYTE, file_bytes=200 * MEGABYTE, may_start=True)


async def drawn(sha256: str, pages: list[int], width: int) -> AsyncGenerator[Opened | Drawn, None]:
    """What the file says of itself, then each of these pages as it comes. Died when one cannot be drawn."""
    with store.open_pages(sha256) as file:
        async with aclosing(drawn_from(file, pages, width)) as found:
            async for one in found:
                yield one


async def drawn_from(file: IO[bytes], pages: list[int], width: int) -> AsyncGenerator[Opened | Drawn, None]:
    async with aclosing(cells.ask(Draw(pages, width), file.fileno(), limits=DRAWING)) as frames:
        async for frame in frames:
            yield _read(frame)


async def converted(sha256: str, program: str) -> list[bytes]:
    """The PDF that LibreOffice makes of a Word paper, in pieces."""
    with store.open_paper(sha256) as file:
        return await converted_from(file, program)


async def converted_from(file: IO[bytes], program: str) -> list[bytes]:
    async with aclosing(cells.ask(Convert(program), file.fileno(), limits=CONVERTING)) as frames:
        return [frame async for frame in frames]


def _read(frame: bytes) -> Opened | Drawn:
    """A process that was taken over may say anything; it is heard only where it keeps to the words."""
    try:
        return msgspec.msgpack.decode(frame, type=Opened | Drawn)
    except msgspec.MsgspecError as error:
        raise Died from error

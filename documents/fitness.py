"""What a server must have to take files in: a jail without a network, and the scanner that it was told of."""

from __future__ import annotations

import os
import tempfile
from contextlib import aclosing
from datetime import UTC, datetime

import msgspec

from documents import malware, rendering
from documents.forms.page import new_page
from documents.forms.saving import save
from documents.jail import cells
from documents.jail.asking import Limits, Reach
from documents.jail.cells import Died
from documents.jail.network import way
from ecabinet.settings import settings


class Fitness(msgspec.Struct):
    """Lines for whoever runs the server: how it is, and what is wrong with it."""

    notes: list[str] = []
    faults: list[str] = []


async def look() -> Fitness:
    found = Fitness()
    if await _is_cut_off():
        found.notes.append(f"no network for file inspection: {way()}")
    else:
        found.faults.append("no network for file inspection: none of unshare and seccomp works, so no file is taken in")
    if not settings().soffice:
        found.notes.append("Word papers: read as text, since LibreOffice was not found")
    elif await _makes_pages():
        found.notes.append(f"Word papers: made pages by {settings().soffice}")
    else:
        found.faults.append(f"{settings().soffice} makes no pages of a Word paper: they are read as text")
    found.notes.append(f"malware scan: {settings().clamd_socket or 'none'}")
    if settings().clamd_socket and not await malware.answers():
        found.faults.append(f"clamd does not answer at {settings().clamd_socket}: no paper becomes readable")
    return found


async def _makes_pages() -> bool:
    with tempfile.TemporaryFile() as file:
        file.write(save(new_page(), title="", author="", at=datetime(2026, 1, 1, tzinfo=UTC)))
        file.flush()
        try:
            return bool(await rendering.converted_from(file, settings().soffice))
        except Died:
            return False


async def _is_cut_off() -> bool:
    """Tried out from inside the jail, not only asked for."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    try:
        async with aclosing(cells.ask(Reach(), nothing, limits=Limits())) as frames:
            return [msgspec.msgpack.decode(frame) async for frame in frames] == [True]
    except Died:
        return False
    finally:
        os.close(nothing)

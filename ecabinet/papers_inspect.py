"""`ecabinet papers inspect FILE`: what would become of a file that is sent. It needs no database and no settings."""

from __future__ import annotations

import argparse
import asyncio
import os
import stat
import sys
from contextlib import aclosing
from typing import IO

import msgspec

from documents import intake, rendering
from documents.jail.asking import Drawn, Opened
from documents.jail.cells import Died
from documents.rules.kinds import LARGEST
from documents.rules.reasons import UNDRAWN
from documents.rules.secrecy import require_no_mark
from documents.rules.verdict import Refused, Verdict
from documents.store import FIRST_WIDTH
from ecabinet.i18n import translate

READABLE, REFUSED, NO_FILE = 0, 1, 2
FOR_ITS_WORDS = 16  # pixels: a page so small costs next to nothing beside its words


class Said(msgspec.Struct, frozen=True):
    verdict: str
    kind: str
    pages: int
    reasons: list[str]


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a .pdf or .docx file")
    parser.add_argument("--json", action="store_true", help='{"verdict": "readable" | "refused", kind, pages, reasons}')


def run(asked: argparse.Namespace) -> int:
    """The exit code: 0 readable, 1 refused, 2 when there is no file to look at."""
    try:
        with _opened(asked.file) as file:
            verdict = asyncio.run(_judged(os.path.basename(asked.file), file))  # noqa: PTH119 - any bytes are a name
    except OSError as error:
        sys.stderr.write(f"papers inspect: {error.strerror or error}\n")
        return NO_FILE
    said = _said(verdict)
    line = msgspec.json.encode(said) if asked.json else _line(said).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
    return REFUSED if verdict.refused else READABLE


def _opened(path: str) -> IO[bytes]:
    """Only a file with an end: a pipe would be waited for, a device read for ever."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise OSError("this is not a file")
    return file


async def _judged(name: str, file: IO[bytes]) -> Verdict:
    """As the upload judges it, and then the worker: the first page must come, and no page may bear a mark."""
    verdict = await intake.judge(name, file, largest=LARGEST)
    if verdict.refused or verdict.kind != "pdf":
        return verdict
    pages = 0
    try:
        async with aclosing(rendering.drawn_from(file, [1], FIRST_WIDTH)) as found:
            async for one in found:
                pages = one.pages if isinstance(one, Opened) else pages
    except Died:
        return Verdict(reason=UNDRAWN)
    marked = await _marked(file, pages)
    return marked or msgspec.structs.replace(verdict, pages=pages)


async def _marked(file: IO[bytes], pages: int) -> Verdict | None:
    """A page that cannot be drawn ends the search: its paper is readable without it."""
    try:
        async with aclosing(rendering.drawn_from(file, list(range(1, pages + 1)), FOR_ITS_WORDS)) as found:
            async for one in found:
                if isinstance(one, Drawn):
                    require_no_mark([line[4] for line in one.lines])
    except Died:
        return None
    except Refused as refusal:
        return Verdict(reason=refusal.reason, params=refusal.params)
    return None


def _said(verdict: Verdict) -> Said:
    if verdict.refused:
        return Said("refused", verdict.kind, verdict.pages, [translate(verdict.reason, **verdict.params)])
    return Said("readable", verdict.kind, verdict.pages, [])


def _line(said: Said) -> str:
    about = said.reasons or [said.kind, *([f"{said.pages} pages"] if said.pages else [])]
    return f"{said.verdict}: {', '.join(about)}"

"""Binding, as the rest of the program sees it: in a process of its own, which a foreign paper may kill alone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec

from documents.binding.asking import Asked, Bound, Limits, Told
from documents.binding.book import Book
from documents.binding.typefaces import typefaces

ROOT = Path(__file__).parent.parent.parent
MEGABYTE = 2**20
MEMORY, SECONDS = 1536 * MEGABYTE, 300
MOST_LEFT_OUT = 5
Hear = Callable[[int | None], Awaitable[None]]


class Died(Exception):
    """The process came to no end, at this file if it is known."""

    def __init__(self, file: int | None) -> None:
        super().__init__(file)
        self.file = file


async def bind(book: Book, files: list[IO[bytes]], to: Path, hear: Hear) -> int:
    """The number of pages of the PDF that now is at `to`; `hear` is told which file is read, None when all were.

    A file that kills the process is left out, and a sheet says so. Died when that does not help.
    """
    letters = await asyncio.to_thread(typefaces)
    without: set[int] = set()
    while True:
        try:
            return await _bind(book, files, to, hear, letters=letters, without=without)
        except Died as died:
            if died.file is None or died.file in without or len(without) == MOST_LEFT_OUT:
                raise
            without.add(died.file)


async def _bind(
    book: Book, files: list[IO[bytes]], to: Path, hear: Hear, *, letters: dict[str, bytes], without: set[int]
) -> int:
    with _whole_or_not_there(to) as made:
        asked = Asked(
            parent=os.getpid(), book=book, typefaces=letters, files=[file.fileno() for file in files], to=made,
            without=sorted(without), limits=_limits(files),
        )  # fmt: skip
        return await _ask(asked, hear)


@contextmanager
def _whole_or_not_there(path: Path) -> Iterator[int]:
    """A file to write to, beside its place: made durable and renamed into it when all went well, else removed."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".coming-")
    try:
        yield handle
        os.fsync(handle)
        Path(beside).replace(path)
    finally:
        os.close(handle)
        Path(beside).unlink(missing_ok=True)


def _limits(files: list[IO[bytes]]) -> Limits:
    """A file lies in memory as it is mapped, and in what is made of it about as large as it was."""
    size = sum(os.fstat(file.fileno()).st_size for file in files)
    return Limits(memory=MEMORY + size, file_bytes=4 * size + 256 * MEGABYTE, seconds=SECONDS)


async def _ask(asked: Asked, hear: Hear) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "documents.binding", stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
        cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, pass_fds=[*asked.files, asked.to], start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(2 * asked.limits.seconds):
            return await _heard(process, asked, hear)
    except (OSError, TimeoutError) as error:
        raise Died(None) from error
    finally:
        await _end(process)


async def _heard(process: Process, asked: Asked, hear: Hear) -> int:
    assert process.stdin and process.stdout
    process.stdin.write(msgspec.msgpack.encode(asked))
    process.stdin.close()
    file = None
    async for line in process.stdout:
        told: Told = msgspec.json.decode(line, type=Told)
        if isinstance(told, Bound):
            return told.pages
        file = told.file
        await hear(file)
    raise Died(file)


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()

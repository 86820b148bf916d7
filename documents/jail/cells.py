"""The jail as the rest of the program sees it: ask for a work, hear its frames, some works side by side."""

from __future__ import annotations

import asyncio
import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from weakref import WeakKeyDictionary

import msgspec

from documents.jail.asking import LARGEST_FRAME, Asked, Limits, Work
from documents.jail.network import OWN_NETWORK, own_network

ROOT = Path(__file__).parent.parent.parent
AT_ONCE = 3  # two that draw a long paper, and one for whatever comes in between
PATIENCE = 10  # seconds after which even the process that watches the time is given up


class Died(Exception):
    """The work did not come to its end: it hung, swelled or crashed."""


class Cell:
    """A process of the server, and the socket it is asked by."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        own = own_network()
        with theirs:
            self.process = subprocess.Popen(
                [*own, sys.executable, "-m", "documents.jail.server", *([OWN_NETWORK] if own else [])],
                stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, start_new_session=True,
            )  # fmt: skip

    @property
    def lives(self) -> bool:
        return self._control.fileno() >= 0 and self.process.poll() is None

    async def ask(self, asked: Asked, file: int) -> AsyncGenerator[bytes, None]:
        reading, writing = os.pipe()
        try:
            socket.send_fds(self._control, [msgspec.json.encode(asked)], [file, writing])
        finally:
            os.close(writing)
        reader = asyncio.StreamReader()
        pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb")
        )
        try:
            while frame := await asyncio.wait_for(_frame(reader), asked.limits.seconds + PATIENCE):
                yield frame
        finally:
            pipe.close()

    def end(self) -> None:
        """It ends when nobody can ask any more, and what it runs ends with it."""
        self._control.close()
        try:
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


async def _frame(reader: asyncio.StreamReader) -> bytes:
    size = int.from_bytes(await reader.readexactly(4), "big")
    if size > LARGEST_FRAME:
        raise Died
    return await reader.readexactly(size)


_idle: list[Cell] = []
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def ask(work: Work, file: int, *, limits: Limits) -> AsyncGenerator[bytes, None]:
    """The frames of a work on an open file. Died, after as many as there were, when it does not come to its end."""
    try:
        async with _cell() as cell:
            async for frame in cell.ask(Asked(work, limits), file):
                yield frame
    except (EOFError, OSError, TimeoutError) as error:
        raise Died from error


@asynccontextmanager
async def _cell() -> AsyncIterator[Cell]:
    """One that nobody else asks. It is kept for the next, unless it was left in the middle of a work."""
    async with _turn():
        cell = _take()
        try:
            yield cell
        except EOFError:  # the fork died; the process that made it did not
            _idle.append(cell)
            raise
        except BaseException:
            cell.end()
            raise
        _idle.append(cell)


def _take() -> Cell:
    while _idle:
        if (cell := _idle.pop()).lives:
            return cell
    return Cell()


def _turn() -> asyncio.Semaphore:
    """A loop's own: asyncio's locks cannot be shared by loops, as the processes can."""
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))


def start() -> None:
    """One process ahead of its first work, which then need not wait for it."""
    if not _idle:
        _idle.append(Cell())


@atexit.register
def end() -> None:
    while _idle:
        _idle.pop().end()

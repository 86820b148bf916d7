"""The process that forks for each work: one after the other, each in a folder and a process group of its own.

It is asked over the socket that is its standard input: a message with the work, the file, and the pipe for the answers.
It ends when that socket is closed, and what it runs ends with it.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn

import msgspec

from documents.jail import converting, drawing, folders, inspecting, limits, reaching, seccomp
from documents.jail.asking import Asked, Convert, Draw, Inspect, Reach
from documents.jail.network import OWN_NETWORK

LONGEST_MESSAGE = 64 * 1024
WORKS: dict[type, Callable[[int, Any], Iterator[Any]]] = {
    Inspect: inspecting.inspect,
    Draw: drawing.draw,
    Convert: converting.convert,
    Reach: reaching.reach,
}


def serve(control: socket.socket) -> None:
    while True:
        message, files, *_ = socket.recv_fds(control, LONGEST_MESSAGE, 2)
        if not message:
            return
        file, answers = files
        _do(msgspec.json.decode(message, type=Asked), file, answers, control)


def _do(asked: Asked, file: int, answers: int, control: socket.socket) -> None:
    with tempfile.TemporaryDirectory(prefix="ecabinet-jail-", ignore_cleanup_errors=True) as home:
        parent = os.getpid()
        if not (child := os.fork()):
            _work(asked, file, answers, home, parent)
        os.close(file)
        os.close(answers)
        _wait(child, asked.limits.seconds, control)


def _wait(child: int, seconds: int, control: socket.socket) -> None:
    """Until it ends, its time is over, or nobody asks any more; then nothing of its group is left."""
    handle = os.pidfd_open(child)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(control, 0)  # of which only the hanging up is told
    poll.poll(seconds * 1000)
    os.close(handle)
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _work(asked: Asked, file: int, answers: int, home: str, parent: int) -> NoReturn:
    """Whatever happens in a fork ends with it. An empty frame says that the work was done to its end."""
    try:
        os.setsid()
        limits.die_with(parent)
        _settle(home, keep=(file, answers))
        folders.keep_to(home, may_start=asked.limits.may_start)
        limits.limit(asked.limits)
        for answer in WORKS[type(asked.work)](file, asked.work):
            _tell(answers, answer if isinstance(answer, bytes) else msgspec.msgpack.encode(answer))
        _tell(answers, b"")
    finally:
        os._exit(0)


def _settle(home: str, *, keep: tuple[int, int]) -> None:
    """At home in an empty folder, with nothing of ours open or known."""
    os.environ.clear()
    os.environ.update(HOME=home, TMPDIR=home, PATH="/usr/bin:/bin", LANG="C.UTF-8")
    tempfile.tempdir = home
    os.chdir(home)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    for before, after in zip((2, *sorted(keep)), (*sorted(keep), 2**16), strict=True):
        os.closerange(before + 1, after)


def _tell(answers: int, frame: bytes) -> None:
    data = memoryview(len(frame).to_bytes(4, "big") + frame)
    while data:
        data = data[os.write(answers, data) :]


def _shut(*, own_network: bool) -> None:
    """Where there is a network of one's own, the filter is the second wall, and need not stand."""
    limits.gain_nothing()
    try:
        seccomp.install()
    except OSError:
        if not own_network:
            raise


if __name__ == "__main__":
    _shut(own_network=OWN_NETWORK in sys.argv)
    with socket.socket(fileno=0) as control:
        serve(control)

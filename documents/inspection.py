"""The process that inspects files for others: each in a fork of its own, with little memory and little time.

What a file holds was made by somebody else. A fork that hangs, swells or dies takes nothing with it, and it costs
milliseconds, because this process has everything loaded already. It ends when the one who asks is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import BinaryIO

import msgspec

from documents.rules.kinds import inspect

MOST_MEMORY = 1536 * 2**20
MOST_SECONDS = 20


class Asked(msgspec.Struct, frozen=True):
    """One line of JSON; `size` bytes follow it."""

    name: str
    size: int
    largest: int


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    while line := asked.readline():
        question = msgspec.json.decode(line, type=Asked)
        told.write(_in_fork(question, asked.read(question.size)) + b"\n")
        told.flush()


def _in_fork(question: Asked, data: bytes) -> bytes:
    """The verdict as JSON; nothing when the fork did not come to one."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        _inspect(question, data, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        verdict = answer.read()
    os.waitpid(child, 0)
    return verdict


def _inspect(question: Asked, data: bytes, writing: int) -> None:
    """Never returns: whatever happens in a fork ends with it."""
    try:
        _limit()
        verdict = inspect(question.name, data, largest=question.largest)
        os.write(writing, msgspec.json.encode(verdict))
    finally:
        os._exit(0)


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.alarm(MOST_SECONDS)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)

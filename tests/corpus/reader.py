"""Reads accepted Word files, each in a fork with little memory and time, since the page that shows one has no jail."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from documents.rules.word_blocks import read_blocks, words_of

ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 512 * 2**20
MOST_SECONDS = 20


class Reader:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.reader"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def read(self, data: bytes) -> bool:
        """Whether it came to its end."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(b"%d\n%s" % (len(data), data))
        self._process.stdin.flush()
        return self._process.stdout.readline() == b"0\n"

    def stop(self) -> None:
        self._process.communicate()


def serve() -> None:
    while line := sys.stdin.buffer.readline():
        data = sys.stdin.buffer.read(int(line))
        if not (child := os.fork()):
            _read(data)
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % status)


def _read(data: bytes) -> NoReturn:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.alarm(MOST_SECONDS)
    status = 1
    try:
        words_of(read_blocks(data))
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve()

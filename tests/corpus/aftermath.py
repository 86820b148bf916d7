"""What becomes of a file that was accepted: its pages are drawn and its words read, in a process with narrow limits."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from pypdfium2 import PdfDocument

from documents.rules.word_blocks import read_blocks, words_of

ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 512 * 2**20
MOST_SECONDS = 20
FIRST_PAGES = 5
LONGEST_SIDE = 1754  # points of a picture: A4 at 150 dots an inch
DONE = b"done\n"


class Aftermath:
    """The other process: asked about one file after the other, each in a fork of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.aftermath"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
        )  # fmt: skip

    def of(self, kind: str, data: bytes) -> str:
        """`done`, the trouble by its name, or nothing when the fork died."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(b"%s %d\n%s" % (kind.encode(), len(data), data))
        self._process.stdin.flush()
        return self._process.stdout.readline().decode().strip()

    def stop(self) -> None:
        self._process.communicate()


def serve() -> None:
    while line := sys.stdin.buffer.readline():
        kind, size = line.split()
        data = sys.stdin.buffer.read(int(size))
        if not (child := os.fork()):
            _show(kind, data)
        _, status = os.waitpid(child, 0)
        if status:
            os.write(1, b"\n")


def _show(kind: bytes, data: bytes) -> None:
    """Never returns."""
    for of, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(of, (most, most))
    signal.alarm(MOST_SECONDS)
    try:
        _draw(data) if kind == b"pdf" else words_of(read_blocks(data))
        os.write(1, DONE)
    except BaseException as trouble:  # noqa: BLE001 - whatever it is, it is told
        os.write(1, f"{type(trouble).__name__}\n".encode())
    finally:
        os._exit(0)


def _draw(data: bytes) -> None:
    with PdfDocument(data) as paper:
        for number in range(min(len(paper), FIRST_PAGES)):
            page = paper[number]
            page.render(scale=LONGEST_SIDE / max(page.get_size())).close()
            page.get_textpage().get_text_range()


if __name__ == "__main__":
    serve()

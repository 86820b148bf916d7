"""Two long texts compared in a process of its own: it takes seconds of one core, and nobody else waits for them."""

from __future__ import annotations

import sys

import msgspec

from documents import errands
from documents.rules.comparison.comparing import compare
from documents.rules.comparison.piece import Piece

SECONDS = 30


def compared(old: str, new: str) -> list[Piece]:
    """Raises `errands.Failed` when it takes too long."""
    told = errands.run(__name__, msgspec.json.encode((old, new)), seconds=SECONDS)
    return msgspec.json.decode(told, type=list[Piece])


if __name__ == "__main__":
    errands.limit(seconds=SECONDS)
    old, new = msgspec.json.decode(sys.stdin.buffer.read(), type=tuple[str, str])
    sys.stdout.buffer.write(msgspec.json.encode(compare(old, new)))

"""The process that binds one book, asked over its standard input: with little memory, little time, and no way out."""

from __future__ import annotations

import os
import resource
import signal
import sys

import msgspec

from documents.binding.asking import Asked, At, Bound, Limits, Told
from documents.binding.binder import bind


def main() -> None:
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    _limit(asked.limits)
    with os.fdopen(asked.to, "wb") as to:
        pages = bind(
            asked.book, asked.files, to, typefaces=asked.typefaces, without=set(asked.without),
            tell=lambda file: _tell(At(file)),
        )  # fmt: skip
    _tell(Bound(pages))


def _tell(told: Told) -> None:
    """Nobody hears it any more when the one who asked is gone; then this ends too."""
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


def _limit(limits: Limits) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.alarm(2 * limits.seconds)


main()

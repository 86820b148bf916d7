"""The process that binds one book, asked over its standard input: with little memory, little time, and no way out."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

import msgspec

from documents.binding.asking import Asked, At, Bound, Limits, Told
from documents.binding.binder import bind

PR_SET_PDEATHSIG = 1


def main() -> None:
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    _die_with(asked.parent)
    _limit(asked.limits)
    with os.fdopen(asked.to, "wb") as to:
        pages = bind(
            asked.book, asked.files, to, typefaces=asked.typefaces, without=set(asked.without),
            tell=lambda file: _tell(At(file)),
        )  # fmt: skip
    _tell(Bound(pages))


def _die_with(parent: int) -> None:
    """When the one who asked is killed, nobody waits for this any more."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def _tell(told: Told) -> None:
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

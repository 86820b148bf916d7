"""The process that binds one book, asked over its standard input, in the jail of those that work on foreign bytes."""

from __future__ import annotations

import os
import sys
import tempfile

import msgspec

from documents.binding.asking import Asked, At, Bound, Told
from documents.binding.binder import bind
from documents.jail import folders, limits
from documents.jail.network import OWN_NETWORK, shut


def main() -> None:
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    limits.die_with(asked.parent)
    shut(own=OWN_NETWORK in sys.argv)
    folders.keep_to(tempfile.gettempdir())
    limits.limit(asked.limits)
    with os.fdopen(asked.to, "wb") as to:
        pages = bind(
            asked.book, asked.files, to, typefaces=asked.typefaces, without=set(asked.without),
            tell=lambda file: _tell(At(file)),
        )  # fmt: skip
    _tell(Bound(pages))


def _tell(told: Told) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


main()

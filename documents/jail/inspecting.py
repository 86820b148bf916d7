"""Inspection of a file that was sent."""

from __future__ import annotations

import os
from collections.abc import Iterator

from documents.jail.asking import Inspect
from documents.rules import kinds
from documents.rules.verdict import Verdict


def inspect(file: int, asked: Inspect) -> Iterator[Verdict]:
    """One byte more than is allowed is enough to see that it is too large."""
    with os.fdopen(file, "rb") as opened:
        opened.seek(0)
        yield kinds.inspect(asked.name, opened.read(asked.largest + 1), largest=asked.largest)

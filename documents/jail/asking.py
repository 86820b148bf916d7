"""What is asked of the jail and what it answers; the words cross as bytes, and are read as nothing but these."""

from __future__ import annotations

from typing import Annotated

import msgspec

MEGABYTE = 2**20
LARGEST_FRAME = 64 * MEGABYTE
FRACTION = Annotated[float, msgspec.Meta(ge=0, le=1)]
COUNT = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Line = tuple[FRACTION, FRACTION, FRACTION, FRACTION, str]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """`memory` is address space in bytes; `seconds` are of the clock, which on a busy machine runs ahead of work."""

    memory: int = 512 * MEGABYTE
    seconds: int = 40
    processor_seconds: int = 20
    file_bytes: int = 0
    may_start: bool = False  # programs of its own


class Inspect(msgspec.Struct, frozen=True, tag=True):
    """Answered with one Verdict."""

    name: str
    largest: int


class Draw(msgspec.Struct, frozen=True, tag=True):
    """Of a PDF: answered with Opened, then with a Drawn for each of these pages that there is."""

    pages: list[int]
    width: int


class Convert(msgspec.Struct, frozen=True, tag=True):
    """A DOCX by the LibreOffice at this path: answered with the bytes of a PDF, in pieces."""

    program: str


class Reach(msgspec.Struct, frozen=True, tag=True):
    """Answered with a word: whether the network was out of reach."""


Work = Inspect | Draw | Convert | Reach


class Asked(msgspec.Struct, frozen=True):
    work: Work
    limits: Limits


class Opened(msgspec.Struct, frozen=True, tag=True):
    """`outline` are the bookmarks as (level, title, page), both counted from 1."""

    pages: COUNT
    outline: list[tuple[COUNT, str, COUNT]]


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """`lines` are (x, y, width, height, text) in fractions of the page; `image` is a WebP."""

    n: COUNT
    width: COUNT
    height: COUNT
    lines: list[Line]
    image: bytes

"""What the process that binds is asked, and what it says while it works."""

from __future__ import annotations

import msgspec

from documents.binding.book import Book


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of memory, bytes of the file that is made, seconds of a processor."""

    memory: int
    file_bytes: int
    seconds: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """`files` and `to` are open in that process under these numbers; `without` are places of files to leave out."""

    parent: int
    book: Book
    typefaces: dict[str, bytes]
    files: list[int]
    to: int
    without: list[int]
    limits: Limits


class At(msgspec.Struct, frozen=True, tag=True):
    """A file, by its place, is being read; None when all were, and the book is being made of them."""

    file: int | None


class Bound(msgspec.Struct, frozen=True, tag=True):
    """It is done: so many pages."""

    pages: int


Told = At | Bound

"""A ZIP judged by its own tables before anything opens it; then unpacked by no more than it declared."""

from __future__ import annotations

import zlib

from documents.rules.archive_tables import Entry, read_directory, read_end, with_places
from documents.rules.reasons import DAMAGED, SWOLLEN, TANGLED
from documents.rules.verdict import Refused

MOST_BYTES = 200 * 2**20
MOST_RATIO = 100
SMALL = 32 * 2**20  # a white page as a bitmap, and a large empty table, pack by more than a hundred, too
LONGEST_NAME = 255


def entries(data: bytes) -> list[Entry]:
    """Every entry with the place of its bytes; Refused when any two tables of the archive disagree."""
    count, start, end = read_end(data)
    declared = read_directory(data, count=count, start=start, end=end)
    _require_plain_names(declared)
    _require_modest(declared)
    return with_places(data, declared, limit=start)


def unpack(data: bytes, entry: Entry) -> bytes:
    """The bytes of one entry: exactly as many as declared, with the declared checksum."""
    packed = data[entry.start : entry.start + entry.packed]
    plain = packed if entry.method == 0 else _inflate(packed, entry.size)
    if len(plain) != entry.size or zlib.crc32(plain) != entry.crc:
        raise Refused(DAMAGED)
    return plain


def _inflate(packed: bytes, size: int) -> bytes:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = machine.decompress(packed, size + 1)
    except zlib.error:
        raise Refused(DAMAGED) from None
    if len(plain) > size:
        raise Refused(SWOLLEN)
    if not machine.eof or machine.unused_data:
        raise Refused(DAMAGED)
    return plain


def _require_plain_names(declared: list[Entry]) -> None:
    seen: set[str] = set()
    for entry in declared:
        if not _is_plain(entry.name) or entry.name.casefold() in seen:
            raise Refused(TANGLED)
        seen.add(entry.name.casefold())


def _is_plain(name: str) -> bool:
    steps = name.removesuffix("/").split("/")
    return (
        0 < len(name) <= LONGEST_NAME
        and name.isprintable()
        and not set(name) & set("\\:")
        and not any(step in ("", ".", "..") for step in steps)
    )


def _require_modest(declared: list[Entry]) -> None:
    size, packed = sum(entry.size for entry in declared), sum(entry.packed for entry in declared)
    if size > MOST_BYTES or _swells(size, packed) or any(_swells(entry.size, entry.packed) for entry in declared):
        raise Refused(SWOLLEN)


def _swells(size: int, packed: int) -> bool:
    return size > SMALL and size > MOST_RATIO * packed

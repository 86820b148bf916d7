"""The three tables of a ZIP: its end record, its central directory, and the header before each entry.

Readers differ in which they believe, so a file whose tables differ means one thing to us and another to Word: refused.
"""

from __future__ import annotations

import struct

import msgspec

from documents.rules.reasons import DAMAGED, PASSWORD, SWOLLEN, TANGLED
from documents.rules.verdict import Refused

MOST_ENTRIES = 2_000
DESCRIPTOR = 24
END, CENTRAL, LOCAL, END_64 = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x06\x07"
ENCRYPTED = 0x0001 | 0x0040 | 0x2000
LEVEL, SIZES_LATER, UTF8 = 0x0006, 0x0008, 0x0800
OTHER_NAME = 0x7075
KIND_OF_FILE, SYMLINK = 0o170000, 0o120000


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the archive as the central directory declares it; sizes and places in bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    header: int
    start: int = 0


def read_end(data: bytes) -> tuple[int, int, int]:
    """How many entries, and where the directory starts and ends; nothing follows it, not even a comment."""
    place = data.rfind(END, max(0, len(data) - 22 - 0xFFFF))
    if place < 0 or len(data) < place + 22:
        raise Refused(DAMAGED)
    disk, first, here, count, size, start, comment = struct.unpack_from("<HHHHIIH", data, place + 4)
    if disk or first or here != count or comment or place + 22 != len(data):
        raise Refused(TANGLED)
    if data[max(0, place - 20) : place].startswith(END_64) or start + size != place:
        raise Refused(TANGLED)
    if not 0 < count <= MOST_ENTRIES:
        raise Refused(SWOLLEN if count else DAMAGED)
    return count, start, place


def read_directory(data: bytes, *, count: int, start: int, end: int) -> list[Entry]:
    found, at = [], start
    for _ in range(count):
        if at + 46 > end or data[at : at + 4] != CENTRAL:
            raise Refused(DAMAGED)
        entry, at = _read_record(data, at)
        found.append(entry)
    if at != end:
        raise Refused(TANGLED)
    return found


def _read_record(data: bytes, at: int) -> tuple[Entry, int]:
    flags, method, crc, packed, size, named, extra, comment, attributes, header = struct.unpack_from(
        "<8xHH4xIIIHHH4xII", data, at
    )
    if flags & ENCRYPTED:
        raise Refused(PASSWORD)
    if method not in (0, 8) or (attributes >> 16) & KIND_OF_FILE == SYMLINK:
        raise Refused(TANGLED)
    raw = data[at + 46 : at + 46 + named]
    _require_one_name(data[at + 46 + named : at + 46 + named + extra])
    entry = Entry(
        name=_decoded(raw, flags),
        raw_name=raw,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        header=header,
    )
    return entry, at + 46 + named + extra + comment


def _require_one_name(extra: bytes) -> None:
    """Some readers take a second name from the extra field, which the others never see."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == OTHER_NAME:
            raise Refused(TANGLED)
        at += 4 + length


def _decoded(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & UTF8 else "cp437")
    except UnicodeDecodeError:
        raise Refused(TANGLED) from None


def with_places(data: bytes, declared: list[Entry], *, limit: int) -> list[Entry]:
    """The entries with the start of their bytes: side by side from the first byte on, none over another."""
    found: list[Entry] = []
    free = 0
    for entry in sorted(declared, key=lambda one: one.header):
        if not free <= entry.header <= free + (DESCRIPTOR if found else 0):
            raise Refused(TANGLED)
        start = _start(data, entry, limit)
        free = start + entry.packed
        if free > limit:
            raise Refused(TANGLED)
        found.append(msgspec.structs.replace(entry, start=start))
    if limit - free > DESCRIPTOR:
        raise Refused(TANGLED)
    return found


def _start(data: bytes, entry: Entry, limit: int) -> int:
    """Where the entry's bytes start: after its local header, which must say what the directory says."""
    at = entry.header
    if at + 30 > limit or data[at : at + 4] != LOCAL:
        raise Refused(TANGLED)
    flags, method, crc, packed, size, named, extra = struct.unpack_from("<6xHH4xIIIHH", data, at)
    after_name = at + 30 + named
    told, declared = (crc, packed, size), (entry.crc, entry.packed, entry.size)
    later = bool(entry.flags & SIZES_LATER) and told == (0, 0, 0)
    if (flags ^ entry.flags) & ~LEVEL or method != entry.method or not (later or told == declared):
        raise Refused(TANGLED)
    if data[at + 30 : after_name] != entry.raw_name:
        raise Refused(TANGLED)
    _require_one_name(data[after_name : after_name + extra])
    return after_name + extra

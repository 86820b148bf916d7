"""The object streams of a PDF, in which dictionaries lie packed and out of sight of a plain search."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from documents.rules.pdf_names import name_pattern
from documents.rules.reasons import ENDLESS, SWOLLEN
from documents.rules.verdict import Refused

OBJECT_STREAM = name_pattern({"stream": ("ObjStm",)})
STREAM = re.compile(rb"stream\r?\n")
NUMBERS = re.compile(rb"\s*\d")
REACH = 4096
MOST_STREAMS = 100_000
MOST_UNPACKED = 100 * 2**20


def unpacked_streams(data: bytes) -> Iterator[bytes]:
    """The content of each object stream; Refused when it is packed in a way we cannot read."""
    room = MOST_UNPACKED
    for count, mark in enumerate(OBJECT_STREAM.finditer(data)):
        if count == MOST_STREAMS:
            raise Refused(ENDLESS)
        if start := STREAM.search(data, mark.end(), mark.end() + REACH):
            end = data.find(b"endstream", start.end())
            content = _unpacked(data[start.end() : end if end > 0 else len(data)], room)
            room -= len(content)
            yield content


def _unpacked(packed: bytes, room: int) -> bytes:
    try:
        content = zlib.decompressobj().decompress(packed, room + 1)
    except zlib.error:
        content = packed
    if len(content) > room:
        raise Refused(SWOLLEN)
    if not NUMBERS.match(content):
        raise Refused(ENDLESS)
    return content

"""Word files that unpack to more than the machine that opens them can hold."""

from __future__ import annotations

import random
import zlib
from functools import cache

from documents.rules import reasons
from tests.corpus.sample import family
from tests.documents.make_word import document, members, paragraph, parts, word
from tests.documents.make_zip import Member, write_zip

MEGABYTE = 2**20
PICTURE = "word/media/image1.bmp"


@cache
def packed_zeros(megabytes: int) -> tuple[bytes, int]:
    """Piece by piece: the bytes themselves are never there."""
    machine, crc, piece = zlib.compressobj(9, zlib.DEFLATED, -15), 0, bytes(MEGABYTE)
    packed = bytearray()
    for _ in range(megabytes):
        packed += machine.compress(piece)
        crc = zlib.crc32(piece, crc)
    return bytes(packed) + machine.flush(), crc


def zeros(name: str, megabytes: int) -> Member:
    packed, crc = packed_zeros(megabytes)
    return Member(name, packed=packed, size=megabytes * MEGABYTE, crc=crc)


def with_members(*more: Member) -> bytes:
    return write_zip([*members(parts()), *more])


def nested(depth: int) -> bytes:
    inner = write_zip([zeros("zeros.bmp", 300)])
    for _ in range(depth):
        inner = write_zip([Member("a.zip", inner), Member("b.zip", inner)])
    return inner


def workbook(*more: Member) -> Member:
    return Member("word/embeddings/Microsoft_Excel_Sheet1.xlsx", write_zip([*members(parts()), *more]))


def overlapping(count: int) -> bytes:
    """Every entry points at one kernel, so that each of them unpacks it again."""
    kernel = zeros("word/media/0.bmp", 7)
    same = {"packed": kernel.body, "size": kernel.size, "crc": kernel.crc, "at": 0}
    others = [Member(f"word/media/{n}.bmp", **same) for n in range(1, count)]
    return write_zip([kernel, *members(parts()), *others])


def barely() -> list[Member]:
    """Ninety times larger when unpacked, below the ratio that gives a bomb away, and 270 MB in all."""
    noise = random.Random(7).randbytes(MEGABYTE // 90)
    one = Member("word/media/0.bmp", (noise + bytes(MEGABYTE - len(noise))) * 30)
    crc = zlib.crc32(one.content)
    return [Member(f"word/media/{n}.bmp", packed=one.body, size=30 * MEGABYTE, crc=crc) for n in range(9)]


def many(count: int) -> bytes:
    small = [Member(f"word/media/{n}.png", b"", method=0) for n in range(count)]
    return write_zip([*members(parts()), *small])


SAMPLES = family("zip bombs", "to-trinh.docx", {
    "a plain bomb of 300 MB": (lambda: with_members(zeros(PICTURE, 300)), reasons.SWOLLEN),
    "a bomb as the document itself": (
        lambda: word(more={"word/document.xml": document(paragraph(" " * 60 * MEGABYTE))}), reasons.SWOLLEN,
    ),
    "many small bombs": (
        lambda: with_members(*(zeros(f"word/media/{n}.bmp", 7) for n in range(25))), reasons.SWOLLEN,
    ),
    "a bomb in a bomb in a bomb": (
        lambda: with_members(Member("word/embeddings/a.zip", nested(5))), reasons.EMBEDDED,
    ),
    "a bomb in the workbook of a chart": (lambda: with_members(workbook(zeros(PICTURE, 300))), reasons.SWOLLEN),
    "a thousand entries over one kernel": (lambda: overlapping(1_000), reasons.SWOLLEN),
    "a few entries over one kernel": (
        lambda: with_members(Member("word/a.xml", b"<a/>"), Member("word/b.xml", b"<a/>", at=0)), reasons.TANGLED,
    ),
    "a bomb below every ratio": (lambda: with_members(*barely()), reasons.SWOLLEN),
    "a gigabyte that is declared": (lambda: with_members(Member(PICTURE, b"x", size=2**30)), reasons.SWOLLEN),
    "a bomb that declares ten bytes": (
        lambda: with_members(Member(PICTURE, packed=zeros(PICTURE, 300).body, size=10, crc=0)), reasons.SWOLLEN,
    ),
    "a declared size that is too large": (lambda: with_members(Member(PICTURE, b"abc", size=4)), reasons.DAMAGED),
    "2,001 entries": (lambda: many(2_001), reasons.SWOLLEN),
    "65,000 entries": (lambda: many(65_000), reasons.SWOLLEN),
    "100,000 entries": (lambda: many(100_000), reasons.SWOLLEN),
    "65,636 entries of which the count says 100": (lambda: many(65_636 - 4), reasons.TANGLED),
    "a packing of another kind": (lambda: with_members(Member(PICTURE, b"x", method=12)), reasons.TANGLED),
})  # fmt: skip

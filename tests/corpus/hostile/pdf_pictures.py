"""PDFs with pictures that are, or say that they are, larger than can be drawn."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.pdf_bombs import FLATE, drawing, saying, zeros
from tests.corpus.hostile.zip_bombs import MEGABYTE
from tests.corpus.sample import HARMLESS, family
from tests.documents.make_pdf import stream

SIDE = 65_535
PICTURE = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8"


def picture(width: int, height: int, data: bytes, head: bytes = FLATE, colours: bytes = b"DeviceRGB") -> bytes:
    return drawing(stream(data, head=PICTURE % (width, height, colours) + head))


def jpx(side: int) -> bytes:
    """The head of a picture of this many squares, and nothing of it."""
    sides = b"".join(n.to_bytes(4, "big") for n in (side, side, 0, 0, side, side, 0, 0))
    of_size = b"\xff\x51\0\x2f\0\0" + sides + b"\0\x03" + b"\x07\x01\x01" * 3
    coding = b"\xff\x52\0\x0c\0\0\0\x01\0\x05\x04\x04\0\x01"
    quality = b"\xff\x5c\0\x13\x40" + b"\x40\x48" * 8
    tile = b"\xff\x90\0\x0a\0\0\0\0\0\0\0\x01\xff\x93\xff\xd9"
    return b"\xff\x4f" + of_size + coding + quality + tile


def jpeg(side: int) -> bytes:
    """The head of a progressive photograph of this many points."""
    size = side.to_bytes(2, "big") * 2
    frame = b"\xff\xc2\0\x11\x08" + size + b"\x03\x01\x22\0\x02\x11\0\x03\x11\0"
    return b"\xff\xd8\xff\xdb\0\x43\0" + b"\x01" * 64 + frame + b"\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0\0\0\xff\xd9"


def jbig2(side: int) -> bytes:
    page = side.to_bytes(4, "big") * 2 + bytes(8) + b"\0\0\0"
    return b"\0\0\0\0\x30\0\x01" + len(page).to_bytes(4, "big") + page


SAMPLES = family("pdf pictures", "to-trinh.pdf", {
    "a picture of four billion points": (lambda: picture(SIDE, SIDE, zeros(60)), reasons.PDF_PICTURE),
    "a picture of a line of a billion points": (lambda: picture(2**30, 1, zeros(60)), reasons.PDF_PICTURE),
    "a picture that is less than nothing": (lambda: picture(-SIDE, SIDE, zeros(60)), HARMLESS),
    "a picture of 140 million points": (lambda: picture(14_000, 10_000, zeros()), HARMLESS),
    "a photograph packed in zeros": (
        lambda: picture(99, 99, zeros(), b"/Filter[/FlateDecode/DCTDecode]"), reasons.SWOLLEN,
    ),
    "a photograph packed in runs": (
        lambda: picture(99, 99, b"\x81\0" * MEGABYTE, b"/Filter[/RunLengthDecode/DCTDecode]"), reasons.SWOLLEN,
    ),
    "a photograph that says it is huge": (
        lambda: picture(99, 99, jpeg(65_500), b"/Filter/DCTDecode"), HARMLESS,
    ),
    "a JPEG 2000 that says it is huge": (lambda: picture(99, 99, jpx(60_000), b"/Filter/JPXDecode"), HARMLESS),
    "a fax that says it is huge": (
        lambda: picture(12_000, 12_000, jbig2(2**31 - 1), b"/Filter/JBIG2Decode", b"DeviceGray"), HARMLESS,
    ),
    "a picture in the text of a page": (
        lambda: saying(b"BI/W 65535/H 65535/CS/RGB/BPC 8/F/Fl ID " + zeros(60) + b"\nEI"), HARMLESS,
    ),
})  # fmt: skip

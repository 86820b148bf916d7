"""How large the pages, the pictures and the packed text of a PDF are when they are shown."""

from __future__ import annotations

import zlib

from pikepdf import Array, DataDecodingError, Object, Stream, StreamDecodeLevel

from documents.rules.pdf_objects import Found
from documents.rules.reasons import DAMAGED, PDF_PAGE, PDF_PICTURE, SWOLLEN
from documents.rules.verdict import Refused

LONGEST_SIDE = 14_400  # points: five metres, the most that the standard allowed
MOST_PIXELS = 150_000_000  # a sheet of A0 at 300 dots an inch
LARGEST_STREAM = 100 * 2**20
LARGEST = 200 * 2**20
BOXES = ("/MediaBox", "/CropBox")
FLATE = "/FlateDecode"
OF_PICTURES = {"/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"}
PACKED = {FLATE, "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}


class Room:
    """What one PDF may still unpack to."""

    def __init__(self) -> None:
        self._left = LARGEST

    def take(self, one: Found) -> None:
        """Refused when a box, a picture or all streams together are too large."""
        for key in BOXES:
            if key in one.entries:
                _require_paper(one.entries[key])
        if one.stream is None:
            return
        if _is_picture(one.stream):
            _require_showable(one.stream)
        else:
            self._left -= _length(one.stream)
        if self._left < 0:
            raise Refused(SWOLLEN)


def reason_for(complaint: str) -> str:
    """Why a stream could not be unpacked, by what qpdf says of it."""
    return SWOLLEN if "limit exceeded" in complaint else DAMAGED


def _is_picture(stream: Stream) -> bool:
    """By its name, or packed as only pictures are."""
    return stream.get("/Subtype") == "/Image" or not OF_PICTURES.isdisjoint(_filters(stream))


def _length(stream: Stream) -> int:
    try:
        return len(stream.read_bytes(StreamDecodeLevel.specialized))
    except DataDecodingError as trouble:
        raise Refused(reason_for(str(trouble))) from None


def _require_paper(box: Object) -> None:
    sides = [float(number) for number in box]
    if any(abs(end - start) > LONGEST_SIDE for start, end in zip(sides[:2], sides[2:], strict=False)):
        raise Refused(PDF_PAGE)


def _require_showable(picture: Stream) -> None:
    if int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) > MOST_PIXELS:
        raise Refused(PDF_PICTURE)
    before_last = _filters(picture)[:-1]
    if PACKED.isdisjoint(before_last):
        return
    if before_last != [FLATE] or len(_inflated(picture.read_raw_bytes())) > LARGEST_STREAM:
        raise Refused(SWOLLEN)


def _filters(stream: Stream) -> list[str]:
    named: object = stream.get("/Filter", [])
    return [str(one) for one in (named if isinstance(named, Array) else [named])]


def _inflated(packed: bytes) -> bytes:
    """A JPEG that was packed once more; what lies beyond the limit stays packed."""
    return zlib.decompressobj().decompress(packed, LARGEST_STREAM + 1)

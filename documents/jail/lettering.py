"""The lines of a drawn page and where they stand, as PDFium finds them: for a layer of text over the picture."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from documents.jail.asking import Line

GRID = 100_000  # the page is laid on so many units a side, which are whole numbers to PDFium
APART = 2.5  # heights of a letter between two words: another column or cell
BROKEN_WORD = 2  # as PDFium gives a hyphen at the end of a line
MOST_LETTERS = 100_000
Box = tuple[float, float, float, float]  # left, bottom, right, top in points


def lines_of(page: PdfPage) -> list[Line]:
    text = page.get_textpage()
    found = [line for letters, box in _runs(text) if (line := _line(page, letters, box))]
    text.close()
    return found


def _runs(text: PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Letters that stand side by side, and the box around them."""
    letters, around = "", None
    for n in range(min(text.count_chars(), MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if code in (10, 13):
            if around:
                yield letters, around
            letters, around = "", None
        elif code == 32:
            letters += " "
        elif box := _box(text, n):
            if around and _is_apart(around, box):
                yield letters, around
                letters, around = "", None
            letters += "-" if code == BROKEN_WORD else chr(code)
            around = _around(around, box)
    if around:
        yield letters, around


def _box(text: PdfTextPage, n: int) -> Box | None:
    found = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, n, ctypes.byref(found)):
        return None
    return found.left, found.bottom, found.right, found.top


def _is_apart(before: Box, after: Box) -> bool:
    return after[0] - before[2] > APART * (after[3] - after[1])


def _around(before: Box | None, box: Box) -> Box:
    if before is None:
        return box
    return min(before[0], box[0]), min(before[1], box[1]), max(before[2], box[2]), max(before[3], box[3])


def _line(page: PdfPage, letters: str, box: Box) -> Line | None:
    """In fractions of the page as it is seen, turned if it is turned; None when it says nothing."""
    words = " ".join(_written(letters).split())
    (left, bottom), (right, top) = _seen(page, box[0], box[1]), _seen(page, box[2], box[3])
    x, width = min(left, right), abs(right - left)
    y, height = min(top, bottom), abs(bottom - top)
    return (x, y, round(width, 5), round(height, 5), words) if words else None


def _seen(page: PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return _fraction(across), _fraction(down)


def _fraction(place: ctypes.c_int) -> float:
    return min(max(place.value, 0), GRID) / GRID


def _written(letters: str) -> str:
    """Halves of letters joined, what is no letter left out, accents in one piece."""
    whole = letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFC", "".join(c for c in whole if unicodedata.category(c) not in ("Cc", "Cf", "Cs")))

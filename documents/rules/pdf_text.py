"""How many pages PDFium finds in a PDF, and the words of its first ones: of their text, notes, stamps and fields."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from pypdfium2 import PdfDocument, PdfTextPage
from pypdfium2.raw import FLAT_NORMALDISPLAY, FPDFPage_Flatten, FPDFText_GetUnicode

from documents.rules.foreign import reading

FIRST_PAGES = 3
MOST_LETTERS = 5_000  # of a page
GAP = 1.0  # of the height of the letters; between words it is less than half of that

Box = tuple[float, float, float, float]


class PdfText(msgspec.Struct, frozen=True):
    """`texts` are the first pages in lines, and again in columns: only there a stamp beside a date stands alone."""

    pages: int
    texts: list[list[str]]


def read_pdf(data: bytes) -> PdfText:
    """Refused when the pages cannot be found."""
    with reading(), PdfDocument(data) as document:
        count = len(document)
        first = [_text_of(document, number) for number in range(min(count, FIRST_PAGES))]
        return PdfText(pages=count, texts=[[*found(text)] for text in first for found in (_lines, _columns)])


def _text_of(document: PdfDocument, number: int) -> PdfTextPage:
    """Of the page with all that lies on it."""
    FPDFPage_Flatten(document[number], FLAT_NORMALDISPLAY)
    return document[number].get_textpage()


def _lines(text: PdfTextPage) -> list[str]:
    return [line for line in text.get_text_range().splitlines() if line.strip()]


def _columns(text: PdfTextPage) -> Iterator[str]:
    """The pieces of a line that no gap parts, letter after letter."""
    column, last = "", None
    for number in range(min(text.count_chars(), MOST_LETTERS)):
        letter = chr(FPDFText_GetUnicode(text, number))
        if letter.isspace():
            column += " "
            continue
        box = text.get_charbox(number, loose=True)
        if last and not _follows(last, box):
            yield column
            column = ""
        column, last = column + letter, box
    yield column


def _follows(one: Box, other: Box) -> bool:
    """On the same line, and not far away; an accent may stand over the letter before it."""
    left, bottom, right, top = other
    return bottom < one[3] and top > one[1] and max(left - one[2], one[0] - right) < GAP * (top - bottom)

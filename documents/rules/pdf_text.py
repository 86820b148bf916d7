"""How many pages PDFium finds in a PDF, and the words of its first ones: of their text, notes, stamps and fields."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from pypdfium2 import PdfDocument, PdfTextPage
from pypdfium2.raw import FLAT_NORMALDISPLAY, FPDFPage_Flatten

from documents.rules.foreign import reading

FIRST_PAGES = 3
MOST_PIECES = 300
GAP = 0.6  # of the height of the letters; between words it is half of that


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
    """The pieces of a line that no gap parts."""
    column, last = "", None
    for number in range(min(text.count_rects(), MOST_PIECES)):
        piece = text.get_rect(number)
        if last and not _follows(last, piece):
            yield column
            column = ""
        column += text.get_text_bounded(*piece)
        last = piece
    yield column


def _follows(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, bottom, _, top = other
    on_one_line = bottom < one[3] and top > one[1]
    return on_one_line and abs(left - one[2]) < GAP * (top - bottom)

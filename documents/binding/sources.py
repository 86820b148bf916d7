"""The papers as PDFs, each page ready to be laid on a sheet; what cannot be read fails here, and alone."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from pikepdf import Object, Page, Pdf, PdfError

from documents.binding.book import Book, Paper
from documents.binding.typesetting import typeset

BROKEN = "Tệp của tài liệu này không đưa được vào tập in. Hãy mở tài liệu trên hệ thống."
MOST_PAGES = 5000
UNREADABLE = (PdfError, ValueError, TypeError, RuntimeError, MemoryError, OSError)
Tell = Callable[[int | None], None]


class Foreign(NamedTuple):
    """A page as a form that can be drawn on another, and whether it is wider than high as it is read."""

    form: Object
    wide: bool


class Source(NamedTuple):
    """The pages of a paper; without any, `instead` says what is printed in their place. `pdf` keeps them alive."""

    pages: list[Foreign]
    instead: str = ""
    pdf: Pdf | None = None


def sources(
    book: Book, files: list[int], typefaces: Mapping[str, bytes], *, without: set[int], tell: Tell
) -> Iterator[Source]:
    """In the order of the book; before a file is read its place is told. Those `without` killed a process before."""
    for paper in book.papers:
        if paper.file is not None:
            tell(paper.file)
            yield Source([], BROKEN) if paper.file in without else _opened(files[paper.file])
        else:
            yield _typeset(paper, typefaces)


def _opened(file: int) -> Source:
    try:
        return _source(Pdf.open(os.fdopen(file, "rb")))
    except UNREADABLE:
        return Source([], BROKEN)


def _typeset(paper: Paper, typefaces: Mapping[str, bytes]) -> Source:
    if not paper.blocks:
        return Source([], paper.instead)
    return _source(Pdf.open(io.BytesIO(typeset(paper.blocks, typefaces))))


def _source(pdf: Pdf) -> Source:
    """Stamps and signatures become part of their pages; what could be pressed or played is left behind."""
    pdf.flatten_annotations("print")
    if len(pdf.pages) > MOST_PAGES:
        return Source([], BROKEN)
    return Source([_foreign(Page(page)) for page in pdf.pages], BROKEN, pdf)


def _foreign(page: Page) -> Foreign:
    form: Any = page.as_form_xobject()
    form.read_bytes()
    return Foreign(form, _is_wide(page))


def _is_wide(page: Page) -> bool:
    left, low, right, high = map(float, page.trimbox)  # type: ignore[arg-type]
    turned: Any = page.get("/Rotate", 0)
    across, down = abs(right - left), abs(high - low)
    return down > across if int(turned) % 180 else across > down

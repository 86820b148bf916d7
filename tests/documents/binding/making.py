"""Books and PDFs for tests of binding, and what can be read of what was bound."""

from __future__ import annotations

import io
import os
import tempfile
from datetime import datetime
from typing import Any

import pikepdf
from fpdf import FPDF
from pypdfium2 import PdfDocument

from documents.binding.binder import bind
from documents.binding.book import Book, Paper, Section
from documents.binding.typefaces import typefaces
from ecabinet.clock import HOUSE

MADE_AT = datetime(2026, 11, 30, 14, 0, tzinfo=HOUSE)
Size = tuple[float, float]


def book(*sections: Section, **more: Any) -> Book:
    facts = {"title": "Phiên họp thử", "short": "Phiên họp thử", "reader": "Bộ trưởng Bộ Xây dựng", "made_at": MADE_AT}
    return Book(**facts | {"facts": ["Hà Nội"], "sections": list(sections)} | more)


def item(number: int, *papers: Paper, **more: Any) -> Section:
    return Section(number=str(number), title=f"Nội dung thứ {number}", papers=list(papers), **more)


def pages_of(*words: str, size: Size = (210, 297)) -> bytes:
    """A PDF with a page for each of these words, in millimetres."""
    made = FPDF(format=(min(size), max(size)), orientation="L" if size[0] > size[1] else "P")
    made.set_font("helvetica", size=20)
    for word in words:
        made.add_page()
        made.text(20, 30, word)
    return bytes(made.output())


def bound(whole: Book, *files: bytes, without: frozenset[int] = frozenset(), told: list[Any] | None = None) -> bytes:
    """In this very process."""
    made, opened = io.BytesIO(), [_open(file) for file in files]
    tell = (told if told is not None else []).append
    pages = bind(whole, opened, made, typefaces=typefaces(), without=set(without), tell=tell)
    assert pages == len(texts(made.getvalue()))
    return made.getvalue()


def _open(file: bytes) -> int:
    """A file that has no name any more."""
    with tempfile.TemporaryFile() as beside:
        beside.write(file)
        beside.flush()
        return os.dup(beside.fileno())


def texts(pdf: bytes) -> list[str]:
    """What is printed on each page, on one line."""
    document = PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page, from 1."""
    return [
        (one.level + 1, one.get_title(), (one.get_dest().get_index() or 0) + 1) for one in PdfDocument(pdf).get_toc()
    ]


def links(pdf: bytes) -> list[tuple[int, int]]:
    """From which page to which, from 1, in the order in which they stand."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: n for n, page in enumerate(opened.pages, start=1)}
        return [
            (numbers[page.obj.objgen], numbers[annotation.Dest[0].objgen])
            for page in opened.pages
            for annotation in page.get("/Annots", [])
        ]

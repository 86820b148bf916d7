"""The papers of the sample data: official texts as they are, and short submissions of ours that say what they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

from documents.forms.head import add_head, add_title
from documents.forms.page import BODY, HEADING, new_page
from documents.forms.saving import save
from documents.forms.text import plain

TEXTS = Path(__file__).parent / "texts"
NOTE = "Dữ liệu mẫu: phiếu và số liệu là giả định"


@cache
def text_of(name: str) -> str:
    return (TEXTS / name).read_text("utf-8")


@cache
def pdf_of(name: str) -> bytes:
    return (TEXTS / name).read_bytes()


def official(name: str, *, title: str, at: datetime) -> bytes:
    """A DOCX of the text, line by line as it stands."""
    paper = new_page()
    for line in filter(None, map(plain, text_of(name).splitlines())):
        paper.add_paragraph(line, style=HEADING if line.isupper() or line.startswith("Điều ") else BODY)
    return save(paper, title=title, author="Văn phòng Chính phủ", at=at)


def submission(*, title: str, agency: str, points: Iterable[str], at: datetime, kind: str = "Tờ trình") -> bytes:
    paper = new_page(footer=NOTE)
    add_head(paper, superior="", agency=agency, number="Số:        /TTr")
    add_title(paper, kind, title)
    for point in points:
        paper.add_paragraph(plain(point), style=BODY)
    return save(paper, title=f"{kind} {title}", author=agency, at=at)

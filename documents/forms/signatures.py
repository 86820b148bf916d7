"""The end of the minutes: the secretary on the left, the chair on the right, the recipients below."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from documents.forms.tables import add_line, frame
from documents.forms.text import plain

HALF = Mm(80)
ROOM_TO_SIGN = Pt(64)


def add_signatures(paper: Paper, *, left: tuple[str, str], right: tuple[str, str], recipients: tuple[str, ...]) -> None:
    """Each side is its title and the signer's name."""
    gap = paper.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    table = frame(paper, (HALF, HALF), rows=2)
    for cell, (title, name) in zip(table.rows[0].cells, (left, right), strict=True):
        _add_side(cell, title, name)
    _add_recipients(table.rows[1].cells[0], recipients)


def _add_side(cell: _Cell, title: str, name: str) -> None:
    titled = add_line(cell, title.upper(), size=14, bold=True, first=True)
    signed = add_line(cell, name, size=14, bold=True)
    signed.paragraph_format.space_before = ROOM_TO_SIGN
    titled.paragraph_format.keep_with_next = signed.paragraph_format.keep_with_next = True


def _add_recipients(cell: _Cell, recipients: tuple[str, ...]) -> None:
    head = add_line(cell, "Nơi nhận:", size=12, bold=True, italic=True, first=True)
    head.paragraph_format.space_before = Pt(12)
    lines = [f"- {plain(one)}{'.' if one is recipients[-1] else ';'}" for one in recipients]
    for line in [head, *(add_line(cell, words, size=11) for words in lines)]:
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT

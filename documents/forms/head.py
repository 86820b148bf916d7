"""The head of an official paper: who issues it and its number on the left, country and motto on the right."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from documents.forms.page import TEXT_WIDTH
from documents.forms.tables import add_line, frame
from documents.forms.text import plain
from documents.forms.width import width_of

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT, RIGHT = Mm(64), Mm(96)
SHARE = 0.4
RULE_BELOW = 5


def add_head(paper: Paper, *, superior: str, agency: str, number: str) -> None:
    """Without place and date: for forms that carry none in their head, such as minutes."""
    left, right = frame(paper, (LEFT, RIGHT)).rows[0].cells
    if superior:
        add_line(left, superior.upper(), size=13, first=True)
    add_line(left, agency.upper(), size=13, bold=True, first=not superior)
    _rule_in(left, LEFT.pt, width_of(plain(agency.upper()), 13) * SHARE)
    add_line(left, number, size=13).paragraph_format.space_before = Pt(4)
    add_line(right, COUNTRY, size=13, bold=True, first=True)
    add_line(right, MOTTO, size=14, bold=True)
    _rule_in(right, RIGHT.pt, width_of(MOTTO, 14))


def add_title(paper: Paper, kind: str, subject: str) -> None:
    """The kind of paper and what it is about, with a rule of two fifths of the subject's length."""
    named = _centred(paper, kind.upper())
    named.paragraph_format.space_before = Pt(18)
    about = _centred(paper, subject)
    about.paragraph_format.keep_with_next = True
    length = min(width_of(plain(subject), 14), TEXT_WIDTH.pt) * SHARE
    draw_rule(paper.add_paragraph(), TEXT_WIDTH.pt, length)


def _centred(paper: Paper, text: str) -> Paragraph:
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(plain(text)).bold = True
    return line


def _rule_in(cell: _Cell, room: float, length: float) -> None:
    draw_rule(cell.add_paragraph(), room, length)


def draw_rule(line: Paragraph, room: float, length: float) -> None:
    """A solid line of this length in the middle of this room, all in points: an empty line's upper border."""
    side = Pt(max(0.0, (room - length) / 2))
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    line.paragraph_format.space_before = Pt(RULE_BELOW)
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(4)
    borders: Any = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )

"""Tables of an official paper: a frame without lines that only places things, and a ruled one that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from documents.forms.text import plain

CELL_SIZE = Pt(13)
CENTRED = WD_ALIGN_PARAGRAPH.CENTER


def frame(paper: Paper, widths: Sequence[Length], *, rows: int = 1) -> Table:
    """A table without lines or inner margins."""
    table = paper.add_table(rows=rows, cols=len(widths))
    _fix(table, widths)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    for row in table.rows:
        keep_whole(row)
    return table


def ruled(paper: Paper, widths: Sequence[Length], head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table with lines; its head is repeated on every page, and no row is cut in two."""
    table = paper.add_table(rows=1 + len(rows), cols=len(widths))
    table.style = paper.styles["Table Grid"]
    _fix(table, widths)
    _fill(table.rows[0], head, bold=True)
    _repeat(table.rows[0])
    for row, words in zip(list(table.rows)[1:], rows, strict=True):
        _fill(row, words, bold=False)
        keep_whole(row)
    return table


def _fix(table: Table, widths: Sequence[Length]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _fill(row: _Row, words: Sequence[str], *, bold: bool) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
        line = cell.paragraphs[0]
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
        line.alignment = CENTRED if bold or place == 0 else WD_ALIGN_PARAGRAPH.LEFT
        run = line.add_run(plain(text))
        run.font.size, run.bold = CELL_SIZE, bold


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: _Row) -> None:
    keep_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def add_line(
    cell: _Cell, text: str, *, size: float, bold: bool = False, italic: bool = False, first: bool = False
) -> Paragraph:
    """One centred line in a cell; the first goes into the paragraph that every cell has."""
    line = cell.paragraphs[0] if first else cell.add_paragraph()
    line.alignment = CENTRED
    run = line.add_run(plain(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return line

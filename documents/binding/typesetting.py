"""A Word paper of which there is no PDF: its words, set as an official paper would be."""

from __future__ import annotations

from collections.abc import Mapping

from fpdf.enums import Align, XPos, YPos
from fpdf.errors import FPDFException

from documents.binding.leaves import LEFT, Leaves
from documents.rules.word_blocks import Block

MOST_COLUMNS = 12
LINE = 6.6


def typeset(blocks: list[Block], typefaces: Mapping[str, bytes]) -> bytes:
    """With its tables as tables; where one cannot be set, all of them as lines of words."""
    try:
        return _set(blocks, typefaces)
    except (FPDFException, ValueError):
        return _set([line for block in blocks for line in _as_lines(block)], typefaces)


def _set(blocks: list[Block], typefaces: Mapping[str, bytes]) -> bytes:
    leaves = Leaves(typefaces)
    leaves.add_page()
    for block in blocks:
        _add(leaves, block)
    return bytes(leaves.output())


def _add(leaves: Leaves, block: Block) -> None:
    if block.kind == "head":
        _add_head(leaves, block)
    elif block.kind == "table":
        _add_table(leaves, block)
    elif block.kind == "title":
        _add_lines(leaves, block.text, face="serif-bold", align=Align.C)
    elif block.kind == "heading":
        _add_lines(leaves, block.text, face="serif-bold", align=Align.L)
    else:
        _add_lines(leaves, block.text, face="serif", align=Align.J)


def _add_lines(leaves: Leaves, text: str, *, face: str, align: Align) -> None:
    leaves.face(face, 13)
    for line in text.split("\n"):
        leaves.block(line, LINE, align=align)
    leaves.ln(2)


def _add_head(leaves: Leaves, block: Block) -> None:
    """Who issues it on the left, country and motto on the right."""
    left = leaves.epw * 0.4
    for row in block.rows:
        top, bottom = leaves.y, leaves.y
        for text, x, width in zip(row, (LEFT, LEFT + left), (left, leaves.epw - left), strict=False):
            leaves.set_xy(x, top)
            for line in text.split("\n"):
                leaves.face("serif-bold" if line.isupper() else "serif", 12)
                leaves.multi_cell(width, 6, line, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
            bottom = max(bottom, leaves.y)
        leaves.set_xy(LEFT, bottom)
    leaves.ln(6)


def _add_table(leaves: Leaves, block: Block) -> None:
    columns = max(len(row) for row in block.rows)
    if columns > MOST_COLUMNS:
        raise ValueError("too many columns for this sheet")
    leaves.face("serif", 11)
    with leaves.table(first_row_as_headings=False, line_height=5.4, padding=1) as table:
        for row in block.rows:
            table.row([*row, *[""] * (columns - len(row))])
    leaves.ln(3)


def _as_lines(block: Block) -> list[Block]:
    if not block.rows:
        return [block]
    return [Block(kind="text", text="; ".join(filter(None, row))) for row in block.rows]

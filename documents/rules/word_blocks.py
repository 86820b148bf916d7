"""A Word document as a page shows it: headings, paragraphs, tables; words only, in reading order.

Insertions of tracked changes are read and deletions are not, so it shows what the draft would say if all were accepted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from docx import Document
from docx.oxml.ns import qn

from documents.rules.numbering import Numbering

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
COUNTRY_OLD_ACCENT = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ARTICLE = re.compile(r"(Điều|Mục|Phụ lục)\s+[\dIVXLC]+")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent", "sectPr", "tblPr")
UNSEEN = {FALLBACK, *(qn(f"w:{name}") for name in SKIPPED)}
SPOKEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TEXT, PARAGRAPH, RUN, TABLE, ROW, CELL, BOX, VALUE = map(
    qn, ("w:t", "w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:val")
)
ALIGNED, BOLD = f"{qn('w:pPr')}/{qn('w:jc')}", f"{qn('w:rPr')}/{qn('w:b')}"


class Block(msgspec.Struct, frozen=True):
    """`head` and `table` have rows of cells, the others a text; the head is the two columns of an official paper."""

    kind: Literal["title", "heading", "text", "head", "table"]
    text: str = ""
    rows: list[list[str]] = []


class Reading(msgspec.Struct, frozen=True):
    blocks: list[Block]
    changed: bool


def read_blocks(data: bytes) -> Reading:
    """Only for a document that was inspected before."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    changed = any(True for _ in body.iter(qn("w:ins"), qn("w:del")))
    return Reading(blocks=list(_blocks(body, Numbering(document))), changed=changed)


def _blocks(holder: Any, numbering: Numbering) -> Iterator[Block]:
    for child in holder:
        if child.tag == PARAGRAPH:
            yield from _paragraph(child, numbering)
        elif child.tag == TABLE:
            yield from _table(child, numbering)
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield from _blocks(child, numbering)


def _paragraph(paragraph: Any, numbering: Numbering) -> Iterator[Block]:
    label, text = numbering.label(paragraph), _tidy("".join(_words(paragraph)))
    if text:
        shown = f"{label} {text}" if label else text
        yield Block(kind=_kind(paragraph, shown), text=shown)
    for box in _boxes(paragraph):
        yield from _blocks(box, numbering)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes anchored here, once: Word writes each a second time for older readers."""
    for box in paragraph.iter(BOX):
        if not any(above.tag in UNSEEN for above in box.iterancestors()):
            yield box


def _words(holder: Any) -> Iterator[str]:
    for child in holder:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in SPOKEN:
            yield SPOKEN[child.tag]
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield from _words(child)


def _tidy(text: str) -> str:
    """Lines without doubled spaces; a line of underscores was drawn, not written."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip("_ "))


def _kind(paragraph: Any, text: str) -> Literal["title", "heading", "text"]:
    style = (paragraph.style or "").lower()
    if style in ("title", "heading1") or (_is_centred(paragraph) and _is_bold(paragraph)):
        return "title"
    if "heading" in style or (_is_bold(paragraph) and ARTICLE.match(text)):
        return "heading"
    return "text"


def _is_centred(paragraph: Any) -> bool:
    found = paragraph.find(ALIGNED)
    return found is not None and found.get(VALUE) == "center"


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(RUN) if "".join(_words(run)).strip()]
    return bool(runs) and all(_says_bold(run) for run in runs)


def _says_bold(run: Any) -> bool:
    found = run.find(BOLD)
    return found is not None and found.get(VALUE, "1") not in ("0", "false")


def _table(table: Any, numbering: Numbering) -> Iterator[Block]:
    own = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
    rows = [[_cell(cell, numbering) for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row] for row in own]
    said = " ".join(cell for row in rows for cell in row)
    if COUNTRY in said or COUNTRY_OLD_ACCENT in said:
        yield Block(kind="head", rows=[row[:2] for row in rows if any(row)])
    elif said.strip():
        yield Block(kind="table", rows=[row for row in rows if any(row)])


def _cell(cell: Any, numbering: Numbering) -> str:
    return "\n".join(_lines(_blocks(cell, numbering)))


def _lines(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        yield from [block.text] if block.text else (" ".join(filter(None, row)) for row in block.rows)


def words_of(reading: Reading) -> str:
    """The words alone, a blank line between blocks."""
    return "\n\n".join(_lines(iter(reading.blocks))) + "\n"

"""The cover, and the agenda with the page of each item and of each paper."""

from __future__ import annotations

from fpdf.enums import Align

from documents.binding.book import Book
from documents.binding.leaves import CHAM, INK_2, LEFT, SON, Leaves
from documents.binding.places import PaperPlace, Place

HOUR, NUMBER, PAGE = 15, 9, 14  # widths of the columns beside the titles
TITLES = LEFT + HOUR + NUMBER
HEADING = "Chương trình và tài liệu"


def add_cover(leaves: Leaves, book: Book) -> None:
    leaves.add_page()
    leaves.set_y(34)
    leaves.face("serif-bold", 14)
    leaves.block("CHÍNH PHỦ", 7, align=Align.C)
    _add_short_rule(leaves)
    leaves.set_y(88)
    leaves.face("sans-bold", 12, CHAM)
    leaves.block("TÀI LIỆU PHỤC VỤ", 7, align=Align.C)
    leaves.ln(4)
    leaves.face("serif-bold", 26)
    leaves.block(book.title, 12, align=Align.C)
    leaves.ln(6)
    leaves.face("serif", 13, INK_2)
    for fact in book.facts:
        leaves.block(fact, 7, align=Align.C)
    _add_reader(leaves, book)


def _add_short_rule(leaves: Leaves) -> None:
    middle = leaves.w / 2
    leaves.set_draw_color(SON)
    leaves.set_line_width(0.6)
    leaves.line(middle - 14, leaves.y + 2, middle + 14, leaves.y + 2)


def _add_reader(leaves: Leaves, book: Book) -> None:
    leaves.set_y(228)
    leaves.rule()
    leaves.ln(4)
    leaves.face("sans", 10, INK_2)
    leaves.block("Bản dành riêng cho", 5)
    leaves.face("serif-bold", 14)
    leaves.block(book.reader, 7)
    leaves.ln(1)
    leaves.face("sans", 10, INK_2)
    for note in (f"Lập lúc {book.made_at:%H:%M ngày %d/%m/%Y}.", *book.notes):
        leaves.block(note, 5)


def add_agenda(leaves: Leaves, found: list[Place]) -> None:
    leaves.add_page()
    leaves.start_section(HEADING)
    leaves.face("serif-bold", 20)
    leaves.block(HEADING, 10)
    leaves.ln(3)
    for place in found:
        _add_item(leaves, place)
        for paper in place.papers:
            _add_paper(leaves, paper)
        leaves.ln(3)


def _add_item(leaves: Leaves, place: Place) -> None:
    section, width = place.section, leaves.epw - HOUR - NUMBER - PAGE
    leaves.face("serif-bold", 12.5)
    leaves.keep_together(leaves.height_of(section.title, 6.2, width=width) + 16)
    leaves.rule()
    leaves.ln(2)
    top = leaves.y
    if not section.shut:
        leaves.refer(place.link, top + 4.6, size=11)
    leaves.text(LEFT + HOUR, top + 4.6, section.number)
    leaves.face("sans", 11, INK_2)
    leaves.text(LEFT, top + 4.6, section.hour)
    leaves.set_left_margin(TITLES)
    leaves.face("serif-bold", 12.5, INK_2 if section.shut else CHAM)
    leaves.block(section.title, 6.2, width=width)
    leaves.face("sans", 10, INK_2)
    if section.facts:
        leaves.block(" · ".join(section.facts), 5, width=width)
    leaves.set_left_margin(LEFT)
    if not section.shut:
        leaves.link(LEFT, top, leaves.epw, leaves.y - top, place.link)


def _add_paper(leaves: Leaves, place: PaperPlace) -> None:
    width = leaves.epw - HOUR - NUMBER - PAGE
    leaves.face("sans", 11)
    leaves.keep_together(leaves.height_of(place.paper.title, 5.4, width=width) + 2)
    leaves.ln(1.2)
    top = leaves.y
    leaves.refer(place.link, top + 4, size=11)
    leaves.set_left_margin(TITLES)
    leaves.block(place.paper.title, 5.4, width=width)
    leaves.set_left_margin(LEFT)
    leaves.link(LEFT, top, leaves.epw, leaves.y - top, place.link)

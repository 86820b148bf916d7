"""The sheet before an item, and the one that stands where a paper is not bound in."""

from __future__ import annotations

from fpdf.enums import Align

from documents.binding.leaves import CHAM, INK_2, LEFT, SON, Leaves
from documents.binding.places import PaperPlace, Place

PAGE = 14


def add_divider(leaves: Leaves, place: Place) -> None:
    section = place.section
    leaves.add_page()
    leaves.set_link(place.link)
    leaves.start_section(f"{section.number}. {section.title}" if section.number else section.title)
    if section.number:
        leaves.set_y(46)
        leaves.face("sans-bold", 12, CHAM)
        leaves.block("NỘI DUNG", 6)
        leaves.face("serif-bold", 64, CHAM)
        leaves.block(section.number, 26)
    leaves.set_y(88)
    leaves.face("serif-bold", 21)
    leaves.block(section.title, 9.6)
    leaves.ln(4)
    leaves.rule(width=28, colour=SON, thick=0.6)
    leaves.ln(5)
    leaves.face("sans", 12, INK_2)
    for fact in section.facts:
        leaves.block(fact, 6.4)
    leaves.ln(8)
    _add_list(leaves, place.papers)


def _add_list(leaves: Leaves, papers: list[PaperPlace]) -> None:
    leaves.face("sans-bold", 11, INK_2)
    leaves.block("Tài liệu" if papers else "Không có tài liệu.", 7)
    width = leaves.epw - PAGE
    for paper, link in papers:
        leaves.face("sans", 12)
        leaves.keep_together(leaves.height_of(paper.title, 6, width=width) + 10)
        leaves.ln(1)
        top = leaves.y
        leaves.rule()
        leaves.ln(1.6)
        leaves.refer(link, leaves.y + 4.4, size=12)
        leaves.block(paper.title, 6, width=width)
        leaves.face("sans", 9.5, INK_2)
        leaves.block(paper.about, 4.8, width=width)
        leaves.link(LEFT, top, leaves.epw, leaves.y - top, link)


def add_instead(leaves: Leaves, place: PaperPlace, words: str) -> None:
    """A sheet that says why the paper is not here."""
    leaves.add_page()
    leaves.set_link(place.link)
    leaves.start_section(place.paper.title, level=1)
    leaves.set_y(96)
    leaves.face("serif-bold", 20)
    leaves.block(place.paper.title, 9.4, align=Align.C)
    leaves.ln(2)
    leaves.face("sans", 11, INK_2)
    leaves.block(place.paper.about, 6, align=Align.C)
    leaves.ln(10)
    leaves.set_draw_color(INK_2)
    leaves.set_line_width(0.4)
    leaves.face("sans-bold", 14)
    leaves.multi_cell(0, 8, words, align=Align.C, border=1, padding=(7, 8))

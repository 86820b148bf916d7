"""The sheets that we print ourselves: A4, the letters and colours of the house, numbers that are known at the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

INK, INK_2, CHAM, SON, RULE = (22, 32, 43), (62, 74, 87), (23, 63, 102), (156, 21, 38), (190, 196, 200)
LEFT, RIGHT, TOP, BOTTOM = 25, 20, 20, 22  # millimetres
STRIP = 9  # at the foot of every page, for its number: nothing else is printed there
BASE, FOOT_SIDE = 5, 15
SAYING = {"serif": ("serif", ""), "serif-bold": ("serif", "B"), "sans": ("sans", ""), "sans-bold": ("sans", "B")}


class Reference(NamedTuple):
    """On this page, at this height, stands the number of the page that the link leads to."""

    page: int
    base: float
    link: int
    size: float


class Leaves(FPDF):
    def __init__(self, typefaces: Mapping[str, bytes]) -> None:
        super().__init__(format="A4", unit="mm")
        self.references: list[Reference] = []
        self.set_margins(LEFT, TOP, RIGHT)
        self.c_margin = 0.0
        self.set_auto_page_break(True, BOTTOM)
        self.set_lang("vi-VN")
        with tempfile.TemporaryDirectory() as folder:  # the library takes fonts from files alone
            for name, data in typefaces.items():
                path = Path(folder, f"{name}.ttf")
                path.write_bytes(data)
                self.add_font(*SAYING[name], path)

    def face(self, name: str, size: float, colour: tuple[int, int, int] = INK) -> None:
        self.set_font(*SAYING[name], size)
        self.set_text_color(colour)

    def block(self, text: str, height: float, *, align: Align = Align.L, width: float = 0) -> None:
        """Lines of text, broken where they must; what comes next stands under them."""
        self.multi_cell(width, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def height_of(self, text: str, height: float, *, width: float = 0) -> float:
        found: Any = self.multi_cell(width, height, text, align=Align.L, dry_run=True, output="HEIGHT")
        return float(found)

    def keep_together(self, height: float) -> None:
        """What follows, so high, is not broken by the end of the page."""
        if self.y + height > self.page_break_trigger:
            self.add_page()

    def rule(self, *, width: float | None = None, colour: tuple[int, int, int] = RULE, thick: float = 0.2) -> None:
        self.set_draw_color(colour)
        self.set_line_width(thick)
        self.line(self.l_margin, self.y, self.l_margin + (self.epw if width is None else width), self.y)

    def refer(self, link: int, base: float, *, size: float) -> None:
        """At the right margin, on this line, the number of a page that may not be there yet."""
        self.references.append(Reference(self.page, base, link, size))

    def write_references(self) -> None:
        for page, base, link, size in self.references:
            with self._on(page):
                self.face("sans", size, INK_2)
                number = str(self.links[link].page_number)
                self.text(self.w - self.r_margin - self.get_string_width(number), base, number)

    def stamp(self, page: int, left: str, right: str) -> None:
        """At the foot of a page."""
        with self._on(page):
            self.face("sans", 8.5, INK_2)
            taken = self.get_string_width(right)
            self.text(FOOT_SIDE, self.h - BASE, self._fitting(left, self.w - 2 * FOOT_SIDE - taken - 6))
            self.text(self.w - FOOT_SIDE - taken, self.h - BASE, right)

    @contextmanager
    def _on(self, page: int) -> Iterator[None]:
        """Back on a page that was left."""
        last = self.page, self.w, self.h, self.w_pt, self.h_pt
        width, height = self.pages[page].dimensions()
        self.page, self.w, self.h, self.w_pt, self.h_pt = page, width / self.k, height / self.k, width, height
        self.current_font_is_set_on_page = False
        yield
        self.page, self.w, self.h, self.w_pt, self.h_pt = last
        self.current_font_is_set_on_page = False

    def _fitting(self, text: str, width: float) -> str:
        """The text, or as many of its words as there is room for."""
        words = text.split()
        if self.get_string_width(text) <= width:
            return text
        while words and self.get_string_width(" ".join(words) + " …") > width:
            words.pop()
        return " ".join(words) + " …"

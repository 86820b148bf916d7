"""A paper of 300 pages in Vietnamese, with headings and an outline, set in the fonts of the pages."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF

FONTS = Path(__file__).parent.parent / "static/fonts"
TEXT = Path(__file__).parent.parent / "ecabinet/sample/texts/tb365-2026.txt"
SENTENCES_A_PAGE = 22


def long_paper(pages: int, *, seed: int = 365) -> bytes:
    """Each page says something else: nothing of it can be drawn once for all."""
    rng, sentences = random.Random(seed), _sentences()
    paper = FPDF()
    with tempfile.TemporaryDirectory() as folder:
        _take_fonts(paper, Path(folder))
    paper.set_font("Serif", size=12)
    for n in range(1, pages + 1):
        paper.add_page()
        if n % 5 == 1:
            paper.start_section(f"Điều {n // 5 + 1}. Nội dung thứ {n // 5 + 1}")
        text = " ".join(rng.choices(sentences, k=SENTENCES_A_PAGE))[:3200]
        paper.multi_cell(0, 6.2, f"Điều {n // 5 + 1}. Trang {n}. {text}")
    return bytes(paper.output())


def _sentences() -> list[str]:
    lines = TEXT.read_text("utf-8").split(".")
    return [" ".join(line.split()) + "." for line in lines if 40 < len(line) < 400]


def _take_fonts(paper: FPDF, folder: Path) -> None:
    """The two halves of the letters lie in two files; what the first does not have is taken from the second."""
    for name, half in (("Serif", "latin"), ("Vietnamese", "vietnamese")):
        font = instantiateVariableFont(TTFont(FONTS / f"source-serif-4-{half}-wght-normal.woff2"), {"wght": 400})
        font.flavor = None
        font.save(folder / f"{half}.ttf")
        paper.add_font(name, fname=folder / f"{half}.ttf")
    paper.set_fallback_fonts(["Vietnamese"])

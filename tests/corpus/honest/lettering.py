"""Fonts with Vietnamese letters for papers that are made here: the ones of the pages, as files a PDF can hold."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF
from PIL import ImageFont

import ecabinet

DAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
FONTS = Path(ecabinet.__file__).parent.parent / "static" / "fonts"
LATIN, VIETNAMESE = (f"source-serif-4-{part}-wght-normal.woff2" for part in ("latin", "vietnamese"))


def sheet(**page: object) -> FPDF:
    """An empty PDF in which Vietnamese can be written."""
    made = FPDF(**page)
    for name in (LATIN, VIETNAMESE):
        made.add_font(name, fname=FONTS / name)
    made.set_font(LATIN, size=13)
    made.set_fallback_fonts([VIETNAMESE])
    made.set_creation_date(DAY)
    return made


@cache
def _unpacked(name: str) -> bytes:
    kept, font = io.BytesIO(), TTFont(FONTS / name)
    font.flavor = None
    font.save(kept)
    return kept.getvalue()


def drawn(size: int) -> ImageFont.FreeTypeFont:
    """For a page that is drawn, not written."""
    return ImageFont.truetype(io.BytesIO(_unpacked(VIETNAMESE)), size)

"""The letters of the house as TrueType: of the web fonts, whose Latin and Vietnamese letters are files of their own."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent.parent / "static" / "fonts"
PARTS = ("latin", "vietnamese")
FACES = {
    "serif": ("source-serif-4", 400),
    "serif-bold": ("source-serif-4", 600),
    "sans": ("source-sans-3", 400),
    "sans-bold": ("source-sans-3", 600),
}
# Each letter with its marks is a glyph of its own: nothing has to be put together, and the rules for it can go.
UNUSED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "MVAR", "gasp", "prep")
EPOCH = 2_082_844_800  # 1970, counted from 1904: the same fonts are the same bytes, whenever they are made


@cache
def typefaces() -> dict[str, bytes]:
    """By name. It takes seconds, once in a process."""
    return {name: _made(family, weight) for name, (family, weight) in FACES.items()}


def _made(family: str, weight: int) -> bytes:
    whole = Merger().merge([_part(family, part, weight) for part in PARTS])
    whole["head"].created = whole["head"].modified = EPOCH
    whole.recalcTimestamp = False
    return _saved(whole).getvalue()


def _part(family: str, part: str, weight: int) -> io.BytesIO:
    font = TTFont(FONTS / f"{family}-{part}-wght-normal.woff2", recalcTimestamp=False)
    for table in UNUSED:
        if table in font:
            del font[table]
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    return _saved(font)


def _saved(font: TTFont) -> io.BytesIO:
    file = io.BytesIO()
    font.flavor = None
    font.save(file)
    file.seek(0)
    return file

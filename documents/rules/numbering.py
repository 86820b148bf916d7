"""The numbers that Word writes itself: they stand in no paragraph's text, and a law without them cannot be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from docx.document import Document
from docx.oxml.ns import qn

PLACE = re.compile(r"%(\d)")
ONE_TO_NINE = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ONES, TENS, HUNDREDS = (
    ["", *(form.translate(str.maketrans("ivx", letters)) for form in ONE_TO_NINE)] for letters in ("ivx", "xlc", "cdm")
)
BULLET = "–"
LARGEST = 3_000
HIGHEST_LEVEL = 8
LONGEST_CHAIN = 20


class Levels(msgspec.Struct, frozen=True):
    """One list: whose counters it uses, how each level looks, and where it begins."""

    counters: str
    looks: dict[int, Any]
    starts: dict[int, int]


class Numbering:
    """Counts through a document from its first paragraph on."""

    def __init__(self, document: Document) -> None:
        self._lists = dict(_lists(document))
        self._styles = {style.styleId: style for style in document.styles.element.style_lst}
        self._counts: dict[tuple[str, int], int] = {}

    def label(self, paragraph: Any) -> str:
        """The number in front of this paragraph as Word shows it, or nothing."""
        if not self._lists:
            return ""
        place = _place(paragraph.pPr) or self._place_of_style(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        of, level = self._lists[place[0]], min(place[1], HIGHEST_LEVEL)
        self._count(of, level)
        return PLACE.sub(lambda found: self._shown(of, int(found[1]) - 1), _pattern(of.looks, level))

    def _place_of_style(self, paragraph: Any) -> tuple[str, int] | None:
        style, seen = self._styles.get(paragraph.style or "Normal"), 0
        while style is not None and seen < LONGEST_CHAIN:
            if place := _place(style.find(qn("w:pPr"))):
                return place
            style, seen = style.base_style, seen + 1
        return None

    def _count(self, of: Levels, level: int) -> None:
        before = self._counts.get((of.counters, level))
        self._counts[of.counters, level] = of.starts.get(level, 1) if before is None else before + 1
        for deeper in range(level + 1, HIGHEST_LEVEL + 1):
            self._counts.pop((of.counters, deeper), None)

    def _shown(self, of: Levels, level: int) -> str:
        count = self._counts.setdefault((of.counters, level), of.starts.get(level, 1))
        return spelled(min(count, LARGEST), _value(of.looks.get(level), "numFmt"))


def spelled(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        return _cased(_roman(count), form)
    if form in ("upperLetter", "lowerLetter"):
        return _cased(chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1), form)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    return "m" * (count // 1000) + HUNDREDS[count // 100 % 10] + TENS[count // 10 % 10] + ONES[count % 10]


def _lists(document: Document) -> Iterator[tuple[str, Levels]]:
    part = next((one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering")), None)
    if part is None or not hasattr(part, "element"):
        return
    shared = {one.get(qn("w:abstractNumId")): _levels(one) for one in part.element.iter(qn("w:abstractNum"))}
    for one in part.element.iter(qn("w:num")):
        number, abstract = one.get(qn("w:numId")), _value(one, "abstractNumId")
        looks = shared.get(abstract, {}) | _levels(one)
        restarts = {_level(override): _whole(override, "startOverride") for override in one.iter(qn("w:lvlOverride"))}
        starts = {level: _whole(look, "start") for level, look in looks.items()} | restarts
        yield number, Levels(f"{abstract}/{number}" if restarts else abstract, looks, starts)


def _levels(holder: Any) -> dict[int, Any]:
    return {_level(one): one for one in holder.iter(qn("w:lvl"))}


def _level(holder: Any) -> int:
    text = holder.get(qn("w:ilvl"), "0")
    return int(text) if text.isdecimal() else 0


def _whole(holder: Any, name: str) -> int:
    text = _value(holder, name)
    return int(text) if text.isdecimal() else 1


def _place(properties: Any) -> tuple[str, int] | None:
    found = None if properties is None else properties.find(qn("w:numPr"))
    if found is None or not _value(found, "numId"):
        return None
    level = _value(found, "ilvl")
    return _value(found, "numId"), int(level) if level.isdecimal() else 0


def _pattern(looks: dict[int, Any], level: int) -> str:
    if _value(looks.get(level), "numFmt") == "bullet":
        return BULLET
    return _value(looks.get(level), "lvlText")


def _value(holder: Any, name: str) -> str:
    found = None if holder is None else holder.find(qn(f"w:{name}"))
    return "" if found is None else found.get(qn("w:val"), "")

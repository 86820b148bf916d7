"""The headings of a Vietnamese official paper, for a file that brings no bookmarks of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Heading = tuple[int, str, int]  # level and page, both from 1

RANKS = {"phần": 1, "chương": 2, "mục": 3, "điều": 4, "phụ lục": 1}
NUMBER = r"(?:\d+[a-zđ]?|[IVXLC]+|thứ \w+)"
START = re.compile(rf"(phần|chương|mục|điều|phụ lục)(?: ({NUMBER}))?(?=[\s.:]|$)[.:]?\s*(.*)", re.IGNORECASE)
LONGEST = 120
MOST = 2000


def headings(pages: list[str]) -> list[Heading]:
    """From the text of each page, line by line; levels are counted without those that the paper does not use."""
    found = [heading for n, text in enumerate(pages, start=1) for heading in _on_page(text, n)][:MOST]
    used = sorted({rank for rank, _, _ in found})
    return [(used.index(rank) + 1, title, page) for rank, title, page in found]


def _on_page(text: str, page: int) -> Iterator[Heading]:
    lines = unicodedata.normalize("NFC", text).splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        if (said := START.match(line)) and (title := _title(line, below, *said.groups())):
            yield RANKS[said[1].lower()], _cut(title), page


def _title(line: str, below: str, word: str, number: str | None, rest: str) -> str:
    """Empty when the line only mentions an article, as a sentence does that happens to break there."""
    if not number and not (word.isupper() and not rest):
        return ""
    if word.lower() == "điều":
        return line if re.match(rf"điều {NUMBER}\.", line, re.IGNORECASE) else ""
    if rest:
        return line if rest.isupper() or re.match(rf"{word} {number}[.:]", line) else ""
    return f"{line}. {below}" if below.isupper() else line


def _cut(title: str) -> str:
    """At a blank, with three dots; the first sentence is enough."""
    title = " ".join(title.split())
    return title if len(title) <= LONGEST else title[:LONGEST].rpartition(" ")[0] + "…"

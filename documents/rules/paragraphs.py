"""The lines of print put together again into headings and paragraphs, for who reads words and not pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import msgspec

HEADING = re.compile(r"(Phần|Chương|Mục|Tiểu mục|Điều|Phụ lục)\s+(thứ\s+\w+|[\dIVXLC]+)\b")
ITEM = re.compile(r"(\d{1,3}(\.\d{1,3})*|[a-zđ]|[IVXLC]+)[.)]\s|[-–+•]\s")
NUMBERED = re.compile(rf"{HEADING.pattern}|{ITEM.pattern}")
END = re.compile(r"[.;:!?…]”?$")
SHORT = 0.8  # of the longest line: where a line ends so early, its paragraph ends


class Paragraph(msgspec.Struct, frozen=True):
    kind: Literal["heading", "text"]
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    lines = [" ".join(line.split()) for line in text.splitlines() if not line.strip().isdigit()]  # numbers of pages
    longest = max(map(len, lines), default=0)
    found: list[list[str]] = []
    for before, line in pairwise(["", *lines]):
        if line and (not before or _begins(found[-1], line, longest)):
            found.append([line])
        elif line:
            found[-1].append(line)
    return [_paragraph(" ".join(several)) for several in found]


def _begins(paragraph: list[str], line: str, longest: int) -> bool:
    """Whether this line begins another paragraph than the one before it."""
    before = paragraph[-1]
    if HEADING.match(line) or ITEM.match(line) or before.isupper() != line.isupper():
        return True
    if line.isupper():
        return not NUMBERED.match(paragraph[0])
    return len(before) < SHORT * longest and (bool(END.search(before)) or line[:1].isupper())


def _paragraph(text: str) -> Paragraph:
    return Paragraph("heading" if HEADING.match(text) or text.isupper() else "text", text)

"""The numbers by which a Vietnamese official text is quoted: chương, mục, điều, khoản, điểm; and how each is called."""

from __future__ import annotations

import re

import msgspec

ROMAN = "[IVX]+"
ORDER = r"(?:thứ|THỨ) \w+(?: \w+)?"
END = r"(?=\s*(?:[.:–-](?!\d)|$))"  # a mark after the number, or nothing
CAPITAL = f"[A-Z{''.join(c for c in map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]) if c.isupper())}]"
TITLE = rf"(?:{END}|(?=\s+{CAPITAL}{{2}}))"  # or a title in capitals: "Chương I QUY ĐỊNH CHUNG"


class Level(msgspec.Struct, frozen=True):
    """`depth` says what it stands under; a `heading` is followed by its text."""

    depth: int
    look: re.Pattern[str]
    called: str
    heading: bool


def _heading(depth: int, word: str, number: str, end: str = TITLE) -> Level:
    look = re.compile(rf"(?:{word}|{word.upper()})\s*(?P<n>{number}){end}")
    return Level(depth, look, f"{word} {{0}}", heading=True)


def _numbered(depth: int, look: str, called: str, *, heading: bool = False) -> Level:
    return Level(depth, re.compile(look), called, heading)


TOP, ARTICLE, PART, DASH = 0, 5, 6, 11
CLOSING = _heading(PART, "Nơi nhận", "")  # after the last clause, and under none of them
LEVELS = (
    _heading(TOP, "Phụ lục", rf"(?:(?:số )?(?:{ROMAN}|\d+|[A-Z]))?"),
    CLOSING,
    _heading(1, "Phần", rf"{ORDER}|{ROMAN}|\d+"),
    _heading(2, "Chương", rf"(?:{ROMAN}|\d+)[a-zđ]?"),
    _heading(3, "Mục", rf"{ROMAN}|\d+"),
    _heading(4, "Tiểu mục", rf"{ROMAN}|\d+"),
    _heading(ARTICLE, "Điều", r"\d+[a-zđ]?", END),
    _numbered(PART, rf"(?P<n>{ROMAN})[.)](?:\s|$)", "mục {0}", heading=True),
    _numbered(PART, r"(?P<n>[A-ZĐ])[.)](?:\s|$)", "mục {0}", heading=True),
    _numbered(8, r"(?P<n>\d{1,3}(?:\.\d{1,2}){1,4})[.)]?(?:\s|$)", "khoản {0}"),
    _numbered(7, r"(?P<n>\d{1,3})[.)](?:\s|$)", "khoản {0}"),
    _numbered(9, r"(?P<n>[a-zđ]{1,2})\)", "điểm {0}"),
    _numbered(10, r"\((?P<n>[ivx]+|[a-zđ]|\d{1,2})\)", "({0})"),
    _numbered(DASH, r"(?P<n>[-–—+•*])\s", "gạch đầu dòng"),
)


class Number(msgspec.Struct, frozen=True):
    """What a line begins with: up to `end` is its number, the rest its words."""

    level: Level
    called: str
    end: int


def number_of(line: str) -> Number | None:
    """None for a line that begins with words."""
    for level in LEVELS:
        if found := level.look.match(line):
            number = found["n"].lower() if " " in found["n"] else found["n"]
            return Number(level, level.called.format(number).strip(), found.end())
    return None

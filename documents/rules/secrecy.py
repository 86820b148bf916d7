"""A first look for the marks of state secrets, which stand alone on their line like a stamp.

It reads words only: a stamp that is a picture is not seen, and a person still answers for what he sends.
"""

from __future__ import annotations

import unicodedata

from documents.rules.reasons import SECRET
from documents.rules.verdict import Refused

MARKS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
LABEL = "ĐỘMẬT"
FIRST_LINES = 120
FIRST_HALVES, SECOND_HALVES = ("BÍ", "BẢO", "CƠ"), ("ĐỘ", "KHẨU", "MÃ", "ONG")


def require_no_mark(lines: list[str]) -> None:
    """Refused when one of the first lines is such a mark."""
    first = [_bare(line) for line in lines[:FIRST_LINES]]
    for before, line, after in zip(["", *first], first, [*first[1:], ""], strict=False):
        if (mark := _mark(line)) and not _is_broken_word(before, line, after):
            raise Refused(SECRET, mark=mark)


def _bare(line: str) -> str:
    """Letters and single spaces: frames, brackets and dots around a stamp do not hide it."""
    return " ".join("".join(c if c.isalpha() else " " for c in unicodedata.normalize("NFC", line)).split())


def _mark(line: str) -> str | None:
    joined = line.replace(" ", "")
    if joined.upper().startswith(LABEL):
        joined = joined[len(LABEL) :].upper()
    return MARKS.get(joined)


def _is_broken_word(before: str, line: str, after: str) -> bool:
    """BẢO MẬT or MẬT MÃ broken over two lines of a narrow column; TỐI above MẬT is a mark all the same."""
    return line == "MẬT" and (before.rpartition(" ")[2] in FIRST_HALVES or after in SECOND_HALVES)

"""Text on its way into a document: normal, one line, and without what a DOCX cannot hold."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
SPACES = re.compile(r"[^\S\u00a0]+")


def plain(text: str) -> str:
    """NFC, each run of white space one space (no-break spaces stay), without control or invisible characters."""
    spaced = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
    return "".join(c for c in spaced if unicodedata.category(c) not in DROPPED)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that people wrote with line breaks."""
    return [line for line in map(plain, text.splitlines()) if line]


def long_day(day: date) -> str:
    """Days under 10 and months 1 and 2 carry a zero, the others do not (annex I, II.4.b)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def hour(at: datetime) -> str:
    return f"{at.hour:02d} giờ {at.minute:02d}"


def number(value: int) -> str:
    """Numbers under 10 carry a zero in an official paper's number and in counts of days."""
    return f"{value:02d}"

"""A text cut into words, blanks and marks; put together again they are the text, to the character."""

from __future__ import annotations

import re

# A letter keeps the accents that follow it as characters of their own. A date, an amount or the number of a document is
# one word: nobody wants to read that one digit of "02/4/2026" went and another came.
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200c\u200d"
LETTERS = rf"[^\W_]+(?:[{ACCENTS}]+[^\W_]*)*"
JOINT = r"(?:[-–/](?=[\dA-ZĐ])|(?<=\d)[.,](?=\d))"
WORD = rf"{LETTERS}(?:{JOINT}{LETTERS})*"
TOKEN = re.compile(rf"{WORD}|\s+|.[{ACCENTS}]*", re.DOTALL)
HELD = re.compile(WORD)


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def words(text: str) -> list[str]:
    """The words alone, without case, for judging how alike two texts are."""
    return HELD.findall(text.casefold())


def count_words(text: str) -> int:
    return sum(1 for _ in HELD.finditer(text))

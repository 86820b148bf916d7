"""The place in a text where the words that were looked for stand, cut into pieces that are marked or not.

Pieces instead of markup: the page escapes each of them, so that nothing a paper says is ever taken for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from ecabinet.search.terms import Terms
from ecabinet.vietnamese import fold, nfc, spelled

WORD = re.compile(r"[^\W_]+")
TITLE = 200
LENGTH = 260
BEFORE = 70
LONGEST = 100_000
MOST = 100
ALL = -1


class Piece(msgspec.Struct, frozen=True):
    text: str
    marked: bool


class Match(msgspec.Struct, frozen=True):
    """From the first letter to behind the last one; `term` is the number of the row that stands there, or ALL."""

    start: int
    end: int
    term: int


def marked(title: str, terms: Terms) -> list[Piece]:
    """From its beginning; where it has but some of the words, it is not what was looked for, and nothing is marked."""
    text = _line(title)
    end = len(text) if len(text) <= TITLE else text.rfind(" ", 0, TITLE)
    matches = _matches(text[:end], terms)
    fits = len({match.term for match in matches}) == len(terms.rows) or _in_a_row(matches)
    return _pieces(text, matches if fits else [], 0, end)


def snippet(text: str, terms: Terms) -> list[Piece]:
    """About two lines: from a little before the place where most of the words stand together."""
    text = _line(text)
    matches = _matches(text, terms)
    return _pieces(text, matches, *_window(text, matches[:MOST]))


def _line(text: str) -> str:
    return " ".join(nfc(text[:LONGEST]).split())


def _in_a_row(matches: Sequence[Match]) -> bool:
    return bool(matches) and matches[0].term == ALL


def _matches(text: str, terms: Terms) -> list[Match]:
    """All words in a row, wherever they stand so; only where they never do, each by itself."""
    words = list(WORD.finditer(text))
    spellings = [_both(word[0]) for word in words]
    rows = [[_Word.of(word) for word in WORD.findall(nfc(row))] for row in terms.rows]
    whole = list(_found(words, spellings, [word for row in rows for word in row], ALL, begins=terms.begins))
    if whole or len(rows) < 2:
        return whole
    each = (_found(words, spellings, row, n, begins=terms.begins and n == len(rows) - 1) for n, row in enumerate(rows))
    return sorted((match for found in each for match in found), key=lambda match: match.start)


def _found(
    words: list[re.Match[str]], spellings: list[tuple[str, str]], row: list[_Word], term: int, *, begins: bool
) -> Iterator[Match]:
    last = len(row) - 1
    for first in range(len(words) - last if row else 0):
        if all(word.is_at(spellings[first + n], begins=begins and n == last) for n, word in enumerate(row)):
            yield Match(words[first].start(), words[first + last].end(), term)


class _Word(msgspec.Struct, frozen=True):
    """Typed with marks, it is compared as it is spelled; without, with the letters alone."""

    letters: str
    exact: bool

    @classmethod
    def of(cls, typed: str) -> _Word:
        exact, plain = _both(typed)
        return cls(exact, exact != plain)

    def is_at(self, spelling: tuple[str, str], *, begins: bool) -> bool:
        there = spelling[0] if self.exact else spelling[1]
        return there.startswith(self.letters) if begins else there == self.letters


@lru_cache(maxsize=16_384)
def _both(word: str) -> tuple[str, str]:
    """Vietnamese has some seven thousand syllables: most words are asked for again."""
    return spelled(word), fold(word)


def _window(text: str, matches: Sequence[Match]) -> tuple[int, int]:
    """From the first match after which most different terms stand close by; the beginning when there is none."""
    best = max(matches, key=lambda match: (_close_to(match, matches), -match.start), default=None)
    start = max(0, best.start - BEFORE) if best and len(text) > LENGTH else 0
    start = text.find(" ", start) + 1 if start else 0
    if start + LENGTH >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", 0, start + LENGTH), best.end if best else 0)


def _close_to(match: Match, matches: Sequence[Match]) -> int:
    return len({one.term for one in matches if match.start <= one.start and one.end <= match.start + LENGTH - BEFORE})


def _pieces(text: str, matches: Sequence[Match], start: int, end: int) -> list[Piece]:
    marks = bytearray(len(text))
    for match in matches:
        marks[match.start : match.end] = b"\1" * (match.end - match.start)
    runs = [(bool(mark), "".join(text[n] for n in run)) for mark, run in groupby(range(start, end), marks.__getitem__)]
    pieces = [Piece(run, mark) for mark, run in runs]
    return [*([Piece("… ", False)] if start else []), *pieces, *([Piece(" …", False)] if end < len(text) else [])]

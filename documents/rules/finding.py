"""Finding words on a page of print: with or without diacritics, also where they go on in the next line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from documents.rules.letter_widths import edges
from ecabinet.vietnamese import fold, nfc

Box = tuple[float, float, float, float]
Line = tuple[float, float, float, float, str]
AROUND = 48  # letters shown before and after


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """The `n`th of its page, counted from 1; `boxes` are one for each line it touches, in fractions of the page."""

    page: int
    n: int
    before: str
    text: str
    after: str
    boxes: list[Box]


def wanted(words: str) -> str:
    """What is compared: without diacritics, with single blanks."""
    return " ".join(fold(words).split())


def hits_on(page: int, lines: list[Line], words: str) -> list[Hit]:
    """`words` as `wanted` gives them."""
    text = " ".join(line[4] for line in lines)
    places = _places(_folded(text), words)
    return [
        Hit(page=page, n=n, boxes=list(_boxes(lines, start, end)), **_quoted(text, start, end))
        for n, (start, end) in enumerate(places, start=1)
    ]


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _folded(text: str) -> str:
    """As long as the text, so that a place in it is a place in the text."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join((fold(letter) or " ")[0] for letter in text)


def _quoted(text: str, start: int, end: int) -> dict[str, str]:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…\u00a0" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "\u00a0…"
    return {"before": nfc(before), "text": nfc(text[start:end]), "after": nfc(after)}


def _boxes(lines: list[Line], start: int, end: int) -> Iterator[Box]:
    """Of each line the part between the letters `start` and `end` of all lines with a blank between them."""
    first = 0
    for x, y, width, height, text in lines:
        a, b = max(start - first, 0), min(end - first, len(text))
        if a < b:
            reached = edges(text)
            yield x + width * reached[a], y, width * (reached[b] - reached[a]), height
        first += len(text) + 1

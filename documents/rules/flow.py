"""The running text of a paper: all its lines as one text without blanks, and the way back to the places of a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import msgspec

from documents.rules.finding import Line
from documents.rules.letter_widths import edges
from ecabinet.vietnamese import nfc

UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))

Rectangle = tuple[int, float, float, float, float]


class PageLines(msgspec.Struct, frozen=True):
    """A page, counted from 1, and its lines as [x, y, width, height, text] in fractions of it."""

    n: int
    lines: Sequence[Line]


class Place(msgspec.Struct, frozen=True):
    """The page where a passage begins, and its rectangles [page, x, y, width, height] in fractions of their page."""

    page: int
    rectangles: Sequence[Rectangle] = ()


class Flow:
    """Line breaks, blanks and capitals differ between two versions that say the same; here they do not."""

    def __init__(self, pages: Iterable[PageLines]) -> None:
        self._lines = [(page.n, line) for page in pages for line in _said(page.lines)]
        words = [[squeezed(word) for word in line[4].split()] for _, line in self._lines]
        self.text = "".join(word for line in words for word in line)
        self._starts = list(accumulate((sum(map(len, line)) for line in words), initial=0))
        self._words = list(accumulate((len(word) for line in words for word in line), initial=0))

    def start_of(self, page: int) -> int:
        """Where a page begins in the text; the end of the text for a page that is not there."""
        return self._starts[bisect_left(self._lines, page, key=lambda line: line[0])]

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The stretch, and what is missing of the words at its ends."""
        return self._words[bisect_right(self._words, start) - 1], self._words[bisect_left(self._words, end)]

    def place(self, start: int, end: int) -> Place:
        """Of a stretch of the text that is not empty."""
        touched = range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end))
        boxes = [self._box(n, start - self._starts[n], end - self._starts[n]) for n in touched]
        return Place(self._lines[touched[0]][0], [box for box in boxes if box[3] > 0 and box[4] > 0])

    def _box(self, n: int, start: int, end: int) -> Rectangle:
        page, (x, y, width, height, text) = self._lines[n]
        sides = list(_sides(text))
        left, right = sides[max(start, 0)][0], sides[min(end, len(sides)) - 1][1]
        return page, round(x + width * left, 5), round(y, 5), round(width * (right - left), 5), round(height, 5)


def beside(lines: Sequence[Line], top: float, bottom: float) -> str:
    """The words of the lines between two heights of their page."""
    return " ".join(text for _, y, _, height, text in _said(lines) if y < bottom and y + height > top)


def squeezed(text: str) -> str:
    """Without blanks and what cannot be seen; capitals do not count, marks do."""
    return "".join(nfc(text).lower().translate(UNSEEN).split())


def _said(lines: Sequence[Line]) -> list[Line]:
    """Without the number of the page, which stands in the middle of a sentence that goes on overleaf."""
    spoken = [line for line in lines if squeezed(line[4])]
    ends = {0, len(spoken) - 1}
    return [line for n, line in enumerate(spoken) if n not in ends or len(ends) < 2 or not _is_number(line[4])]


def _is_number(text: str) -> bool:
    return text.strip(" -–\t").isdecimal()


def _sides(text: str) -> Iterator[tuple[float, float]]:
    """Where each letter that counts begins and ends, in fractions of the line."""
    letters = nfc(text).strip()
    for letter, side in zip(letters, pairwise(edges(letters)), strict=True):
        yield from [side] * len(squeezed(letter))

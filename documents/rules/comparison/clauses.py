"""A text as its clauses, each with the words by which it is quoted; together they are the text, to the character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from documents.rules.comparison.numbers import ARTICLE, CLOSING, DASH, TOP, Number, number_of

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A text whose lines were broken by a program: nearly all of them end before this column, the full ones after that.
WIDEST, NARROWEST = 140, 50
NEARLY = 0.95


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """`place` is what it stands under and its own name; its first `number` characters are its number."""

    text: str
    place: tuple[str, ...]
    number: int

    @property
    def name(self) -> str:
        """As it is quoted: Điều 9 khoản 1."""
        return " ".join(self.place)

    @property
    def body(self) -> str:
        """Its words without its number, on one line."""
        return " ".join(self.text[self.number :].split())


def clauses(text: str) -> list[Clause]:
    walk = _Walk()
    return [walk.clause(paragraph) for paragraph in _paragraphs(text)]


def _paragraphs(text: str) -> Iterator[str]:
    """Lines that belong together, with the blanks behind them; those before the first go with it."""
    lines = [found[0] for found in LINE.finditer(text) if found[0]]
    width, start, last = _width(lines), 0, -1
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        if last >= 0 and not _goes_on(lines[last], line, gap=place - last > 1, width=width):
            yield "".join(lines[start:place])
            start = place
        last = place
    if lines:
        yield "".join(lines[start:])


def _width(lines: list[str]) -> int:
    """Where the lines were broken; 0 for a text in which a line is a paragraph."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * NEARLY)] if lengths else 0
    return usual if NARROWEST <= usual <= WIDEST else 0


def _goes_on(last: str, line: str, *, gap: bool, width: int) -> bool:
    """A number alone goes with the words below it; a line goes on where the next word found no room on it."""
    if number_of(line.lstrip()):
        return False
    if (number := number_of(last.strip())) and not last.strip()[number.end :].strip(" .:"):
        return True
    return not gap and 0 < width < len(last.strip()) + 1 + len(line.split(None, 1)[0])


class _Walk:
    """Through a text from its beginning, knowing at each place what it stands under."""

    def __init__(self) -> None:
        self.above: list[tuple[Number, str]] = []
        self.counts: Counter[tuple[str, ...]] = Counter()

    def clause(self, text: str) -> Clause:
        begins = len(text) - len(text.lstrip())
        number = number_of(text[begins : begins + 200])
        if number is None:
            self._leave(DASH)
            return Clause(text=text, place=self._counted("đoạn"), number=begins)
        return self._numbered(text, number, begins + number.end)

    def _numbered(self, text: str, number: Number, end: int) -> Clause:
        depth = number.level.depth
        self._leave(TOP if number.level is CLOSING else depth)
        place = self._counted(f"{number.called} thứ") if depth == DASH else (*self._place(), number.called)
        self.above.append((number, place[-1]))
        return Clause(text=text, place=self._place(), number=end)

    def _leave(self, depth: int) -> None:
        while self.above and self.above[-1][0].level.depth >= depth:
            self.above.pop()

    def _counted(self, called: str) -> tuple[str, ...]:
        """Paragraphs and dashes have no number: they are counted, under a numbered clause from its own words on."""
        place = self._place()
        self.counts[*place, called] += 1
        first = 1 if called == "đoạn" and self.above and not self.above[-1][0].level.heading else 0
        return (*place, f"{called} {self.counts[*place, called] + first}")

    def _place(self) -> tuple[str, ...]:
        """An article's number runs through the whole text, so the chapter above it is not said; the annex is."""
        depths = [number.level.depth for number, _ in self.above]
        said = {TOP, *range(ARTICLE, DASH + 1)} if ARTICLE in depths else {*depths}
        return tuple(name for (_, name), depth in zip(self.above, depths, strict=True) if depth in said)

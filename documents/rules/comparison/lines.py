"""A piece's words as the lines of a page, each a list of parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from documents.rules.comparison.ops import Kind, Op

LINE_END = re.compile(r"\s*[\r\n]\s*")


def lines(ops: Iterable[Op], kinds: Collection[str] = ("equal", "delete", "insert")) -> list[list[Op]]:
    """Of the parts of these kinds. Lines without words are left out; blanks beside marked words are not marked."""
    found: list[list[Op]] = [[]]
    for one in (one for one in ops if one.op in kinds):
        for n, text in enumerate(LINE_END.split(one.text)):
            if n:
                found.append([])
            found[-1] += _unmarked_blanks(one.op, text) if one.op != "equal" else [Op("equal", text)]
    return [_filled(line) for line in found if any(part.text.strip() for part in line)]


def _filled(line: list[Op]) -> list[Op]:
    return [part for part in line if part.text]


def _unmarked_blanks(kind: Kind, text: str) -> Iterator[Op]:
    words = text.strip()
    start = text.index(words)
    yield Op("equal", text[:start])
    yield Op(kind, words)
    yield Op("equal", text[start + len(words) :])

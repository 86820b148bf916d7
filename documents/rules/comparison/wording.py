"""The words of a clause that went and came: whole words and whole phrases, as a person would mark them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from documents.rules.comparison.alignment import align
from documents.rules.comparison.ops import Op, merged
from documents.rules.comparison.tokens import tokens

SENTENCE_ENDS = frozenset(".;:!?")
STOPS = SENTENCE_ENDS | {","}
FARTHEST = 400  # tokens over which a change is looked for a better place


class Side(msgspec.Struct):
    """What went, or what came, with the number of its words."""

    parts: list[str]
    words: int

    def take(self, parts: list[str], words: int) -> None:
        self.parts += parts
        self.words += words


class Change(msgspec.Struct):
    """What stands unchanged before a change, and the change."""

    before: list[str]
    gone: Side
    come: Side

    @property
    def words(self) -> int:
        return max(self.gone.words, self.come.words)

    @property
    def blank(self) -> bool:
        return all(part.isspace() for side in (self.gone, self.come) for part in side.parts)


def reword(old: str, new: str) -> list[Op]:
    """equal and delete together are `old`, equal and insert are `new`, to the character."""
    if old == new:
        return merged([Op("equal", old)])
    changes = _without_crumbs(_changes(tokens(old), tokens(new)))
    for change, following in pairwise(changes):
        _settle(change, following.before)
    return merged(_ops(changes))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """The last has only the unchanged end."""
    before: list[str] = []
    a = c = 0
    for i, j in [*align(old, new), (len(old), len(new))]:
        if a < i or c < j:
            yield Change(before, _side(old[a:i]), _side(new[c:j]))
            before = []
        before += old[i : i + 1]
        a, c = i + 1, j + 1
    yield Change(before, _side(()), _side(()))


def _side(parts: Sequence[str]) -> Side:
    return Side(list(parts), _count(parts))


def _count(parts: Sequence[str]) -> int:
    return sum(1 for part in parts if part[0].isalnum())


def _without_crumbs(changes: Iterator[Change]) -> list[Change]:
    """Between two changes what stayed is left standing only where it says more than they do."""
    kept: list[Change] = []
    for change in changes:
        while kept and _is_crumb(change.before, kept[-1], change):
            last = kept.pop()
            words = _count(change.before)
            for side, more in ((last.gone, change.gone), (last.come, change.come)):
                side.take(change.before, words)
                side.take(more.parts, more.words)
            change = last
        kept.append(change)
    return kept


def _is_crumb(between: list[str], left: Change, right: Change) -> bool:
    """No line end is: it parts paragraphs. Nor does a change of blanks alone draw in what stands beside it."""
    most = min(left.words, right.words)
    if len(between) > 4 * most + 4 or any("\n" in part for part in between):
        return False
    said = _count(between)
    return 0 < said <= most or (not said and not left.blank and not right.blank)


def _settle(change: Change, after: list[str]) -> None:
    """The change stands where a person would mark it, if the texts read the same: no blank more than need be."""
    if change.gone.parts and change.come.parts:
        _trim(change.gone.parts, change.come.parts, change.before, after)
    elif moving := change.come.parts or change.gone.parts:
        _shift(moving, change.before, after)


def _trim(gone: list[str], come: list[str], before: list[str], after: list[str]) -> None:
    """What both sides begin or end with has stayed."""
    start = _common(gone, come)
    before += gone[:start]
    del gone[:start], come[:start]
    end = _common(gone[::-1], come[::-1])
    after[:0] = gone[len(gone) - end :]
    del gone[len(gone) - end :], come[len(come) - end :]


def _common(one: list[str], other: list[str]) -> int:
    """How many parts both begin with."""
    most = min(len(one), len(other))
    return next((n for n in range(most) if one[n] != other[n]), most)


def _shift(moving: list[str], before: list[str], after: list[str]) -> None:
    """Words that only came, or only went, stand where a sentence or a word begins."""
    left, right = _slack(moving[::-1], before[: -FARTHEST - 1 : -1]), _slack(moving, after[:FARTHEST])
    if not left + right:
        return
    first = max(0, len(before) - left - 2)
    around, length = before[first:] + moving + after[: right + 1], len(moving)
    home = len(before) - first
    start = max(range(home - left, home + right + 1), key=lambda start: _fitness(around, start, start + length, home))
    before[first:] = around[:start]
    moving[:] = around[start : start + length]
    after[: right + 1] = around[start + length :]


def _slack(moving: list[str], beside: list[str]) -> int:
    """By how many parts it can be shifted over what stands beside it, and still the text reads the same."""
    ring = moving + beside
    return next((n for n, part in enumerate(beside) if part != ring[n]), len(beside))


def _fitness(parts: list[str], start: int, end: int, home: int) -> tuple[int, int]:
    return _boundary(parts, start) + _boundary(parts, end), -abs(start - home)


def _boundary(parts: list[str], place: int) -> int:
    """How clear a cut before this part is: after a line, after a sentence, at a comma, before a word, anywhere."""
    if place < len(parts) and parts[place] in STOPS:
        return 3
    if not place:
        return 2
    if not parts[place - 1].isspace():
        return 0
    if "\n" in parts[place - 1]:
        return 5
    ended = parts[place - 2] if place > 1 else ""
    return 4 if ended in SENTENCE_ENDS else 3 if ended == "," else 2


def _ops(changes: list[Change]) -> Iterator[Op]:
    for change in changes:
        yield Op("equal", "".join(change.before))
        yield Op("delete", "".join(change.gone.parts))
        yield Op("insert", "".join(change.come.parts))

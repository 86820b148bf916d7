"""Which clause of the new text is which of the old: those that kept their order, and those that moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from documents.rules.comparison.alignment import Gap, anchor, gaps_between
from documents.rules.comparison.clauses import Clause
from documents.rules.comparison.likeness import Finder, Words
from documents.rules.comparison.subsequences import Pair, heaviest_chain

ALIKE = 0.5
ALIKE_AT_SAME_PLACE = 0.34
BONUS_OF_PLACE = 1.2
# It takes more to have moved than to have stayed: "(được bãi bỏ)" stands in many places and went nowhere.
MOVED_WORDS, MOVED_ALIKE, MOVED_ALIKE_WORDS = 4, 0.75, 8


class Pairing(msgspec.Struct, frozen=True):
    """Places in the old and in the new list; `kept` rises in both."""

    kept: list[Pair]
    moved: list[Pair]


def pair(old: Sequence[Clause], new: Sequence[Clause]) -> Pairing:
    pairer = _Pairer(old, new)
    kept = pairer.unchanged()
    if len(kept) < max(len(old), len(new)):
        kept = pairer.with_changed(kept)
    return Pairing(kept, pairer.moved(kept))


class _Pairer:
    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self.old, self.new = old, new
        self.old_bodies, self.new_bodies = [one.body for one in old], [one.body for one in new]
        self.old_words = self.new_words = list[Words]()

    def unchanged(self) -> list[Pair]:
        return anchor(self.old_bodies, self.new_bodies)

    def with_changed(self, kept: list[Pair]) -> list[Pair]:
        self.old_words, self.new_words = list(map(Words, self.old_bodies)), list(map(Words, self.new_bodies))
        whole = (0, len(self.old), 0, len(self.new))
        return sorted([*kept, *(found for gap in gaps_between(kept, whole) for found in self._alike_in(gap))])

    def moved(self, kept: list[Pair]) -> list[Pair]:
        """Of what found no partner in its order: the same words elsewhere first, then words much alike."""
        stayed = {i for i, _ in kept}, {j for _, j in kept}
        same = self._same_elsewhere(*self._left(*stayed))
        went = stayed[0].union(i for i, _ in same), stayed[1].union(j for _, j in same)
        return sorted(same + self._alike_elsewhere(*self._left(*went)))

    def _left(self, old: set[int], new: set[int]) -> tuple[list[int], list[int]]:
        return [i for i in range(len(self.old)) if i not in old], [j for j in range(len(self.new)) if j not in new]

    def _alike_in(self, gap: Gap) -> list[Pair]:
        a, b, c, d = gap
        finder, homes = Finder(self.old_words, range(a, b)), self._homes(gap)
        weighed = []
        for j in range(c, d):
            home = homes.get(j, -1)
            opposite = (i for i in (a + j - c, b - d + j, home) if a <= i < b)
            for i in {*finder.like(self.new_words[j]), *opposite}:
                alike = self.old_words[i].likeness(self.new_words[j])
                if alike >= (ALIKE_AT_SAME_PLACE if i == home else ALIKE):
                    weight = alike * (BONUS_OF_PLACE if i == home else 1) * (1 + self.new_words[j].total)
                    weighed.append((i, j, weight))
        return heaviest_chain(weighed)

    def _homes(self, gap: Gap) -> dict[int, int]:
        """For a new clause the old one of the same name; where a name comes often, the first for the first."""
        a, b, c, d = gap
        named = defaultdict(list)
        for i in range(b - 1, a - 1, -1):
            named[self.old[i].place].append(i)
        return {j: named[place].pop() for j in range(c, d) if named.get(place := self.new[j].place)}

    def _same_elsewhere(self, old: list[int], new: list[int]) -> list[Pair]:
        standing = defaultdict(list)
        for i in reversed(old):
            if self.old_words[i].total >= MOVED_WORDS:
                standing[self.old_bodies[i]].append(i)
        return [(standing[body].pop(), j) for j in new if standing.get(body := self.new_bodies[j])]

    def _alike_elsewhere(self, old: list[int], new: list[int]) -> list[Pair]:
        finder = Finder(self.old_words, [i for i in old if self.old_words[i].total >= MOVED_ALIKE_WORDS])
        found = [
            (self.old_words[i].likeness(self.new_words[j]), i, j)
            for j in new
            for i in finder.like(self.new_words[j])
        ]  # fmt: skip
        return list(_best_first(found))


def _best_first(found: list[tuple[float, int, int]]) -> Iterator[Pair]:
    old, new = set[int](), set[int]()
    for alike, i, j in sorted(found, reverse=True):
        if alike >= MOVED_ALIKE and i not in old and j not in new:
            old.add(i)
            new.add(j)
            yield i, j

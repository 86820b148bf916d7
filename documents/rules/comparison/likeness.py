"""How alike two clauses are by their words, and which of many are worth asking about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nlargest

from documents.rules.comparison.tokens import words

RUN = 3
COMMON = 12  # a run of words that stands in more clauses than this tells none from another
ASKED = 4


class Words:
    """The words of one clause: how many of each, and its runs of words, by which others like it are found."""

    __slots__ = ("counts", "runs", "total")

    def __init__(self, body: str) -> None:
        found = words(body)
        self.counts = Counter(found)
        self.total = len(found)
        self.runs = {hash(tuple(found[n : n + RUN])) for n in range(max(1, len(found) - RUN + 1))}

    def likeness(self, other: Words) -> float:
        """From 0 to 1: the share of words that both have (Dice)."""
        if not self.total + other.total:
            return 0.0
        short, long = (self, other) if len(self.counts) < len(other.counts) else (other, self)
        shared = sum(min(n, long.counts[word]) for word, n in short.counts.items() if word in long.counts)
        return 2 * shared / (self.total + other.total)


class Finder:
    """Finds among many clauses the few that share most runs with another."""

    def __init__(self, of: Sequence[Words], places: Sequence[int]) -> None:
        self._holders: dict[int, list[int]] = defaultdict(list)
        for place in places:
            for run in of[place].runs:
                self._holders[run].append(place)

    def like(self, asked: Words) -> list[int]:
        votes: dict[int, int] = defaultdict(int)
        for run in asked.runs:
            holders = self._holders.get(run, ())
            if len(holders) <= COMMON:
                for place in holders:
                    votes[place] += 1
        return nlargest(ASKED, votes, key=lambda place: (votes[place], -place))

"""Where a quoted passage stands in another version of its paper: by its words, and by the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from documents.rules.flow import Flow, Place
from documents.rules.likeness import edits
from documents.rules.passages import Find, Passage, compared, is_it

GRAM = 6  # letters in a row that are looked up
STRIDE = 32  # letters among which a passage may begin that are tried together
TRIED = 5  # such stretches
KNOWN = 32  # places of a gram that are counted: the nearest, so that words that stand everywhere cost little
NEAR_ENDS = 8
DOUBT = 5  # there is little of it where fewer than one letter in so many has changed


class Anchoring:
    """One version, in which many passages are searched for. A search costs about as much as the passage is long."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._grams: dict[str, list[int]] = {}
        for at in range(0, len(flow.text) - GRAM + 1, GRAM):
            self._grams.setdefault(flow.text[at : at + GRAM], []).append(at)

    def place_of(self, passage: Passage) -> Place | None:
        """None where it was taken out, or where nothing tells it from others that read the same."""
        sought = passage.squeezed()
        found = word_for_word(sought, self._flow) or self._changed(sought) if sought.quote else None
        return self._flow.place(*found) if found else None

    def _changed(self, sought: Passage) -> tuple[int, int] | None:
        """The likeliest stretch; where one leaves little doubt, no further ones are looked for."""
        near = self._flow.start_of(sought.page)
        best: Find | None = None
        for start in self._promising(sought, near):
            finds = [find for find in self._finds(sought, start) if is_it(sought, find, self._flow.text)]
            finds += [best] if best else []
            best = min(finds, key=lambda find: (find.edits, abs(find.start - near)), default=None)
            if best and best.edits * DOUBT < len(sought.whole):
                break
        if best is None:
            return None
        return self._flow.whole_words(best.start, best.end) if best.inside else (best.start, best.end)

    def _promising(self, sought: Passage, near: int) -> list[int]:
        """Where it may begin, by the grams that the text shares with it and with the words around it."""
        votes: Counter[int] = Counter()
        for n in range(len(sought.whole) - GRAM + 1):
            places = self._grams.get(sought.whole[n : n + GRAM], [])
            first = max(0, bisect_left(places, near) - KNOWN // 2)
            votes.update((at - n + len(sought.before)) // STRIDE for at in places[first : first + KNOWN])
        ranked = nsmallest(TRIED, votes, key=lambda stride: (-votes[stride], abs(stride * STRIDE - near)))
        return [stride * STRIDE for stride in ranked]

    def _finds(self, sought: Passage, start: int) -> Iterator[Find]:
        """The stretches about here that are most like it."""
        text, spare = self._flow.text, STRIDE + sought.most_edits
        low = max(0, start - spare)
        window = text[low : max(0, start) + len(sought.quote) + STRIDE + spare]
        for end, inside in _hollows(edits(sought.quote, window), sought.most_edits):
            back = edits(sought.quote[::-1], window[:end][::-1], anchored=True)
            if length := back.index(min(back)):
                yield compared(sought, text, low + end - length, low + end, inside)


def word_for_word(sought: Passage, flow: Flow) -> tuple[int, int] | None:
    """Where a squeezed passage stands among the same words; the nearest, where it does so several times."""
    near = flow.start_of(sought.page)
    start = min(_occurrences(sought.whole, flow.text), key=lambda at: abs(at - near), default=None)
    if start is None or not sought.quote:
        return None
    return start + len(sought.before), start + len(sought.before) + len(sought.quote)


def _occurrences(sought: str, text: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _hollows(counts: list[int], most: int) -> list[tuple[int, int]]:
    """The ends at which the count is lowest round about, the lowest first, with the count."""
    sides = zip([most + 1, *counts], counts, [*counts[1:], most + 1], strict=False)
    found = [(end, count) for end, (left, count, right) in enumerate(sides) if left >= count < right and count <= most]
    return nsmallest(NEAR_ENDS, found, key=lambda pair: pair[1])

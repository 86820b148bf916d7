"""Equal elements of two long sequences, paired in order without ever comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from documents.rules.comparison.subsequences import Pair, heaviest_chain, longest_common

# Cells of the table up to which the longest common subsequence is worked out: some 20 ms and 9 MB at most.
SMALL = 2**26
DEEPEST = 16
Gap = tuple[int, int, int, int]  # old[a:b] against new[c:d]


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """All that is common where the sequences are short; in longer ones what is found from unique elements on."""
    return sorted(_pairs(old, new, exact=True))


def anchor(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """From unique elements on, whatever the length: nothing is paired that only happens to be equal."""
    return sorted(_pairs(old, new, exact=False))


def _pairs(old: Sequence[str], new: Sequence[str], *, exact: bool) -> Iterator[Pair]:
    """Equal ends first, then what is unique between them, then the same in each gap that this leaves."""
    gaps = [((0, len(old), 0, len(new)), 0)]
    while gaps:
        gap, depth = gaps.pop()
        ends, gap = _equal_ends(old, new, gap)
        small = (gap[1] - gap[0]) * (gap[3] - gap[2]) <= SMALL
        chain = [] if exact and small else _chain(old, new, gap, often=1)
        if not chain and small:
            yield from _common(old, new, gap)
        elif depth < DEEPEST:
            chain = chain or _chain(old, new, gap, often=len(old))
            gaps += [(left, depth + 1) for left in gaps_between(chain, gap)] if chain else []
        yield from ends
        yield from chain


def _equal_ends(old: Sequence[str], new: Sequence[str], gap: Gap) -> tuple[list[Pair], Gap]:
    a, b, c, d = gap
    ends = []
    while a < b and c < d and old[a] == new[c]:
        ends.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        ends.append((b, d))
    return ends, (a, b, c, d)


def _common(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Pair]:
    a, b, c, d = gap
    return [(a + i, c + j) for i, j in longest_common(old[a:b], new[c:d])]


def _chain(old: Sequence[str], new: Sequence[str], gap: Gap, *, often: int) -> list[Pair]:
    """What occurs equally often on both sides, the first with the first; long elements decide which chain it is."""
    a, b, c, d = gap
    left, right = _places(old, a, b), _places(new, c, d)
    return heaviest_chain([
        (i, j, len(one))
        for one, places in left.items()
        if len(places) <= often and len(places) == len(right.get(one, ()))
        for i, j in zip(places, right[one], strict=True)
    ])  # fmt: skip


def _places(sequence: Sequence[str], start: int, end: int) -> dict[str, list[int]]:
    places = defaultdict(list)
    for place in range(start, end):
        places[sequence[place]].append(place)
    return places


def gaps_between(chain: list[Pair], gap: Gap) -> Iterator[Gap]:
    a, b, c, d = gap
    for i, j in [*chain, (b, d)]:
        if a < i and c < j:
            yield a, i, c, j
        a, c = i + 1, j + 1

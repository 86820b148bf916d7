"""What two sequences have in common in the same order, and the heaviest chain of pairs that do not cross."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Pair = tuple[int, int]


def longest_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places of a longest common subsequence.

    A row of the usual table is one large integer: bit j is 0 where the subsequence grows at new[j] (Hyyrö 2004). So a
    row costs a few additions of len(new)/64 machine words. Callers bound len(old) x len(new).
    """
    everything = (1 << len(new)) - 1
    places: dict[Hashable, int] = {}
    for j, one in enumerate(new):
        places[one] = places.get(one, 0) | 1 << j
    row, rows = everything, [everything]
    for one in old:
        if met := row & places.get(one, 0):
            row = (row + met | row - met) & everything
        rows.append(row)
    return _walk_back(rows, len(new))


def _walk_back(rows: list[int], j: int) -> list[Pair]:
    pairs, i = [], len(rows) - 1
    while i and j:
        bit = 1 << j - 1
        if rows[i] & bit:
            j -= 1
        elif not rows[i - 1] & bit:
            i -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def heaviest_chain(pairs: list[tuple[int, int, float]]) -> list[Pair]:
    """Of pairs (i, j, weight), those that rise in both and weigh most together."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    ranks = {j: rank for rank, j in enumerate(sorted({j for _, j, _ in ordered}), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # heaviest end of a chain, by rank (Fenwick)
    before: list[int] = []
    for place, (_, j, weight) in enumerate(ordered):
        best, last = _best_below(tree, ranks[j] - 1)
        before.append(last)
        _raise_from(tree, ranks[j], (best + weight, place))
    chain, place = [], _best_below(tree, len(ranks))[1]
    while place >= 0:
        chain.append(ordered[place][:2])
        place = before[place]
    return chain[::-1]


def _best_below(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank:
        best = max(best, tree[rank])
        rank &= rank - 1
    return best


def _raise_from(tree: list[tuple[float, int]], rank: int, end: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], end)
        rank += rank & -rank

"""Pairs of equal elements rise on both sides, and are as many as there can be where that is promised."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.rules.comparison import alignment
from documents.rules.comparison.alignment import align, anchor
from documents.rules.comparison.subsequences import heaviest_chain, longest_common

SEQUENCES = st.lists(st.sampled_from("abcd"), max_size=14)


def longest(old: list[str], new: list[str]) -> int:
    """By the textbook's table."""
    row = [0] * (len(new) + 1)
    for one in old:
        before, row = row, [0]
        for j, other in enumerate(new):
            row.append(before[j] + 1 if one == other else max(before[j + 1], row[j]))
    return row[-1]


def require_rising(pairs: list[tuple[int, int]]) -> None:
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))


@settings(max_examples=500)
@given(SEQUENCES, SEQUENCES)
def test_the_longest_common_subsequence_is_the_longest(old, new):
    pairs = longest_common(old, new)
    require_rising(pairs)
    assert all(old[i] == new[j] for i, j in pairs)
    assert len(pairs) == len(align(old, new)) == longest(old, new)


@settings(max_examples=300)
@given(SEQUENCES, SEQUENCES, st.sampled_from([1, 4, 16]))
def test_long_sequences_are_paired_in_order_too(old, new, small):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "SMALL", small)
        for pairs in (align(old, new), anchor(old, new)):
            require_rising(pairs)
            assert all(old[i] == new[j] for i, j in pairs)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5)), max_size=9))
def test_no_chain_weighs_more(pairs):
    weights = {}
    for i, j, weight in pairs:
        weights[i, j] = max(weight, weights.get((i, j), 0))
    chain = heaviest_chain([(i, j, weight) for (i, j), weight in weights.items()])
    require_rising(chain)
    assert sum(weights[pair] for pair in chain) == heaviest(weights)


def heaviest(weights: dict[tuple[int, int], int], above: tuple[int, int] = (-1, -1)) -> int:
    """By trying all."""
    nexts = [pair for pair in weights if pair[0] > above[0] and pair[1] > above[1]]
    return max((weights[pair] + heaviest(weights, pair) for pair in nexts), default=0)

"""Rectangles and strokes come as texts from a browser: whatever is not a share of a page is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.rules.drawings import (
    MOST_POINTS,
    MOST_RECTANGLES,
    MOST_STROKES,
    box_of,
    path_of,
    read_rectangles,
    read_strokes,
)
from ecabinet.errors import BadInput

RIGHT = [1, 0.1, 0.2, 0.3, 0.4]
WRONG = (
    "[[1, NaN, 0, 0, 0]]", "[[1, Infinity, 0, 0, 0]]", "[[1, 1e999, 0, 0, 0]]", "[[1, 1.01, 0, 0, 0]]",
    "[[1, -0.1, 0, 0, 0]]", "[[0, 0, 0, 0, 0]]", f"[[{10**30}, 0, 0, 0, 0]]", "[[1.5, 0, 0, 0, 0]]", "[[1, 0, 0, 0]]",
    '[["1", 0, 0, 0, 0]]', "[[null, 0, 0, 0, 0]]", "{}", "1", '"', "[" * 100_000, '{"a":' * 20_000, "[[1,0,0,0,0],]",
    "[[1, 0, 0, 0, 0]] and more", json.dumps([RIGHT] * (MOST_RECTANGLES + 1)), "\x00", "[[1,0,0,0,0]]\ud800",
)  # fmt: skip


def test_rectangles_are_read():
    assert read_rectangles(json.dumps([RIGHT])) == [tuple(RIGHT)]
    assert read_rectangles("") == []
    assert len(read_rectangles(json.dumps([RIGHT] * MOST_RECTANGLES))) == MOST_RECTANGLES


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_no_rectangle_is_refused(text):
    with pytest.raises(BadInput):
        read_rectangles(text)


@pytest.mark.parametrize("text", [*WRONG, "[]", "[[0, 0, 0]]", json.dumps([[0, 0]] * (MOST_POINTS + 1))])
def test_what_is_no_stroke_is_refused(text):
    with pytest.raises(BadInput):
        read_strokes(["[[0, 0]]", text])


def test_there_are_only_so_many_strokes():
    assert len(read_strokes(["[[0.5, 0.5]]"] * MOST_STROKES)) == MOST_STROKES
    with pytest.raises(BadInput):
        read_strokes(["[[0.5, 0.5]]"] * (MOST_STROKES + 1))


@settings(deadline=None)
@given(text=st.text(max_size=60) | st.recursive(st.floats() | st.integers(), st.lists).map(json.dumps))
def test_any_text_is_read_or_refused(text):
    for read in (read_rectangles, lambda one: read_strokes([one])):
        try:
            read(text)
        except BadInput:
            continue


def test_a_stroke_is_a_curve_from_its_first_point_to_its_last():
    assert path_of([(0, 0), (0.5, 1), (1, 0)], 100, 200) == "M0.0 0.0 Q50.0 200.0 75.0 100.0 L100.0 0.0"
    assert path_of([(0.5, 0.5)], 100, 100) == "M50.0 50.0 L50.0 50.0", "a dot is drawn too"


def test_strokes_fill_a_box():
    assert box_of([[(0.25, 0.5), (0.5, 0.25)], [(0.75, 0.5)]], 3) == (3, 0.25, 0.25, 0.5, 0.25)
    assert min(box_of([[(0.5, 0.5)]], 1)[3:]) > 0

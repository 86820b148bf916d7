"""The order of speakers, the clock of a speech, and who may ask and speak."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.errors import RuleBroken
from meetings.rules.speaking import Clock, Wish, by_rule, moved, over_quota, require_may_ask, require_may_speak

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def after(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_clock_counts_down_from_what_was_granted_and_stops_at_nothing() -> None:
    clock = Clock(granted=300, paused=0, started_at=NOW)
    assert [clock.left(after(seconds)) for seconds in (0, 100, 300, 400)] == [300, 200, 0, 0]
    assert clock.spoken(after(400)) == 400


def test_pauses_take_nothing_from_the_time() -> None:
    running = Clock(granted=300, paused=60, started_at=NOW)
    standing = Clock(granted=300, paused=60, started_at=NOW, paused_at=after(100))
    assert running.left(after(160)) == 200
    assert standing.left(after(160)) == standing.left(after(900)) == 260


def test_who_has_spoken_least_comes_first_then_who_asked_first() -> None:
    queue = [
        Wish(id=1, asked_at=after(1), spoken=200), Wish(id=2, asked_at=after(3)), Wish(id=3, asked_at=after(2)),
    ]  # fmt: skip
    assert by_rule(queue) == [3, 2, 1]


@pytest.mark.parametrize(
    ("direction", "queue"), [("up", [2, 1, 3, 4]), ("down", [1, 3, 2, 4]), ("first", [2, 1, 3, 4])]
)
def test_one_place_at_a_time_or_to_the_front(direction: str, queue: list[int]) -> None:
    assert moved([1, 2, 3, 4], 2, direction) == queue


@given(st.lists(st.integers(1, 50), min_size=1, unique=True), st.data())
def test_moving_loses_nobody_and_keeps_the_others_in_order(queue: list[int], data: st.DataObject) -> None:
    one, direction = data.draw(st.sampled_from(queue)), data.draw(st.sampled_from(["up", "down", "first"]))
    after_it = moved(queue, one, direction)
    assert [each for each in after_it if each != one] == [each for each in queue if each != one]
    assert sorted(after_it) == sorted(queue)


def test_an_unknown_direction_is_refused() -> None:
    with pytest.raises(RuleBroken):
        moved([1, 2], 1, "sideways")


def test_the_quota_is_passed_only_after_its_last_second_and_only_where_there_is_one() -> None:
    assert not over_quota(600, 10)
    assert over_quota(601, 10)
    assert not over_quota(10_000, 0)


@pytest.mark.parametrize(("state", "outcome"), [("called", None), ("closed", None), ("sitting", "decided")])
def test_nobody_asks_before_the_sitting_after_it_or_on_a_finished_item(state: str, outcome: str | None) -> None:
    with pytest.raises(RuleBroken):
        require_may_ask(state, outcome=outcome)


def test_asking_goes_on_while_the_sitting_rests_and_before_the_item_is_on() -> None:
    require_may_ask("adjourned", outcome=None)
    require_may_ask("sitting", outcome="discussed")


@pytest.mark.parametrize(
    "changes", [{"state": "adjourned"}, {"current": False}, {"present": False}], ids=["rest", "item", "absent"]
)
def test_only_who_is_present_speaks_and_only_on_what_is_on(changes: dict[str, object]) -> None:
    usual = {"state": "sitting", "current": True, "present": True}
    require_may_speak(**usual)
    with pytest.raises(RuleBroken):
        require_may_speak(**usual | changes)

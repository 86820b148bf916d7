"""How long an item has been on: through breaks, and when it comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meetings.rules.timing import Spent, Turn, spent_on

NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_an_item_runs_until_the_next_one_begins_and_the_last_still_runs() -> None:
    turns = [Turn(kind="item.begun", at=NINE, item=1), Turn(kind="item.begun", at=after(20), item=2)]
    assert spent_on(turns) == {1: Spent(seconds=1200), 2: Spent(since=after(20))}


def test_a_break_does_not_count_and_an_item_that_comes_back_goes_on() -> None:
    turns = [
        Turn(kind="item.begun", at=NINE, item=1),
        Turn(kind="sitting.adjourned", at=after(10)),
        Turn(kind="sitting.resumed", at=after(40)),
        Turn(kind="item.postponed", at=after(45), item=1),
        Turn(kind="item.begun", at=after(60), item=1),
        Turn(kind="sitting.closed", at=after(65)),
    ]
    assert spent_on(turns) == {1: Spent(seconds=20 * 60)}


def test_what_becomes_of_another_item_stops_no_clock() -> None:
    turns = [Turn(kind="item.begun", at=NINE, item=1), Turn(kind="item.withdrawn", at=after(5), item=2)]
    assert spent_on(turns) == {1: Spent(since=NINE)}

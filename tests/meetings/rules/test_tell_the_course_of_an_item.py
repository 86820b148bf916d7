"""The course of an item: what belongs to it, in its order, and from when to when somebody spoke."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meetings.rules.course import Line, Step, course_of_items

NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def said(lines: list[Line]) -> list[str]:
    return [line.message for line in lines]


def test_a_speech_is_one_line_from_when_to_when() -> None:
    steps = [
        Step(kind="item.begun", at=NINE, item=1),
        Step(kind="speech.begun", at=after(5), item=1, name="Bộ trưởng"),
        Step(kind="speech.ended", at=after(9), item=1, name="Bộ trưởng", seconds=200),
    ]
    began, speech = course_of_items(steps)[1]
    assert began == Line(at=NINE, message="The meeting takes up this item.")
    assert (speech.since, speech.at, speech.name, speech.minutes) == (after(5), after(9), "Bộ trưởng", 3)


def test_a_break_belongs_to_the_item_that_is_on_and_to_none_before_the_first() -> None:
    steps = [
        Step(kind="sitting.adjourned", at=NINE),
        Step(kind="sitting.resumed", at=after(1)),
        Step(kind="item.begun", at=after(2), item=1),
        Step(kind="sitting.adjourned", at=after(3)),
        Step(kind="sitting.resumed", at=after(4)),
        Step(kind="item.postponed", at=after(5), item=1),
        Step(kind="sitting.adjourned", at=after(6)),
    ]
    told = course_of_items(steps)
    assert told.keys() == {1}
    assert said(told[1]) == [
        "The meeting takes up this item.", "The sitting is adjourned.", "The sitting goes on.",
    ]  # fmt: skip


def test_a_ballot_stands_with_its_item_and_a_scene_of_the_screens_nowhere() -> None:
    steps = [
        Step(kind="item.begun", at=NINE, item=1),
        Step(kind="scene.shown", at=after(1)),
        Step(kind="ballot.opened", at=after(2), item=1),
        Step(kind="ballot.closed", at=after(3), item=1),
    ]
    assert said(course_of_items(steps)[1])[1:] == ["A ballot is opened.", "The ballot is closed."]

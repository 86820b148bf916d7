"""What a ballot may be about, how long it runs, and what it does to its item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ecabinet.errors import Forbidden, RuleBroken
from meetings.rules.ballots import (
    closing_time,
    extended,
    outcome_of_item,
    require_second_person,
    require_sound,
)

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
USUAL = {"kind": "draft", "procedure": "", "display": "named", "seconds": 180, "paper": 7}


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("kind", {"kind": "secret"}),
        ("procedure", {"kind": "procedural", "paper": None}),
        ("procedure", {"kind": "procedural", "procedure": "adjourn", "paper": None}),
        ("paper", {"kind": "procedural", "procedure": "postpone"}),
        ("display", {"display": "nobody"}),
        ("seconds", {"seconds": -1}),
        ("seconds", {"seconds": 3601}),
    ],
)
def test_what_cannot_be_held_is_refused_at_its_field(field: str, changes: dict[str, object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        require_sound(**USUAL | changes)
    assert refused.value.field == field


def test_a_ballot_on_a_draft_and_one_on_procedure_are_sound() -> None:
    require_sound(**USUAL)
    require_sound(kind="procedural", procedure="close_debate", display="totals", seconds=0, paper=None)


def test_without_a_time_the_chair_alone_decides_when_it_is_over() -> None:
    assert closing_time(NOW, 0) is None
    assert closing_time(NOW, 60) == NOW + timedelta(minutes=1)
    with pytest.raises(RuleBroken):
        extended(None, NOW)


def test_a_minute_more_counts_from_the_end_or_from_now_when_the_time_is_over() -> None:
    assert extended(NOW + timedelta(seconds=20), NOW) == NOW + timedelta(seconds=80)
    assert extended(NOW - timedelta(seconds=20), NOW) == NOW + timedelta(seconds=60)


@pytest.mark.parametrize(
    ("kind", "procedure", "outcome", "left"),
    [
        ("draft", "", "adopted", "decided"),
        ("draft", "", "not_adopted", "decided"),
        ("draft", "", "no_quorum", None),
        ("procedural", "postpone", "adopted", "postponed"),
        ("procedural", "withdraw", "adopted", "withdrawn"),
        ("procedural", "close_debate", "adopted", None),
        ("procedural", "postpone", "not_adopted", None),
        ("procedural", "postpone", "no_quorum", None),
    ],
)
def test_how_a_ballot_leaves_its_item(kind: str, procedure: str, outcome: str, left: str | None) -> None:
    assert outcome_of_item(kind=kind, procedure=procedure, outcome=outcome) == left


def test_nobody_confirms_what_he_entered_himself() -> None:
    require_second_person(entered_by=1, decided_by=2)
    with pytest.raises(Forbidden):
        require_second_person(entered_by=1, decided_by=1)

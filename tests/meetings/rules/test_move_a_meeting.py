"""What may be done to a meeting in each of its states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules import sittings, stages

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
WHOLE = {"items": 1, "chairs": 1, "secretaries": 1}
DEMANDS: dict[str, tuple[Callable[[str], None], set[str]]] = {
    "planned": (sittings.require_plannable, {"draft", "called"}),
    "called": (lambda state: sittings.require_callable(state, **WHOLE), {"draft", "called"}),
    "opened": (sittings.require_openable, {"called"}),
    "moved": (sittings.require_sitting, {"sitting"}),
    "closed": (lambda state: sittings.require_closable(state, open_ballots=0), {"sitting", "adjourned"}),
    "cancelled": (sittings.require_cancellable, {"draft", "called"}),
    "attended": (
        lambda state: sittings.require_presence_possible(state, today=TODAY, day=TODAY),
        {"called", "sitting", "adjourned"},
    ),
}


@pytest.mark.parametrize("act", DEMANDS)
@pytest.mark.parametrize("state", stages.STATES)
def test_a_meeting_takes_an_act_only_in_its_states(state: str, act: str) -> None:
    demand, states = DEMANDS[act]
    if state in states:
        demand(state)
    else:
        with pytest.raises(RuleBroken):
            demand(state)


@pytest.mark.parametrize("lacking", [{"items": 0}, {"chairs": 0}, {"chairs": 2}, {"secretaries": 0}])
def test_nobody_is_called_to_a_meeting_that_is_not_whole(lacking: dict[str, int]) -> None:
    with pytest.raises(RuleBroken):
        sittings.require_callable("draft", **WHOLE | lacking)


def test_an_open_ballot_keeps_the_meeting_where_it_is() -> None:
    with pytest.raises(RuleBroken):
        sittings.require_leavable(open_ballots=1)
    with pytest.raises(RuleBroken):
        sittings.require_closable("sitting", open_ballots=1)


def test_presence_is_recorded_on_the_day_itself_and_not_before() -> None:
    with pytest.raises(RuleBroken):
        sittings.require_presence_possible("called", today=TODAY, day=TOMORROW)


def test_the_room_is_open_on_the_day_and_while_it_sits() -> None:
    assert stages.room_is_open("called", today=TODAY, day=TODAY)
    assert not stages.room_is_open("called", today=TODAY, day=TOMORROW)
    assert stages.room_is_open("adjourned", today=TODAY, day=TOMORROW)
    assert not stages.room_is_open("closed", today=TODAY, day=TODAY)


def test_a_meeting_that_was_never_opened_lies_behind_when_its_day_is_over() -> None:
    assert stages.lies_ahead("called", today=TODAY, day=TODAY)
    assert not stages.lies_ahead("called", today=TOMORROW, day=TODAY)
    assert stages.lies_ahead("sitting", today=TOMORROW, day=TODAY)


def test_only_a_session_of_the_government_holds_ballots() -> None:
    kinds = {kind for kind in sittings.KINDS if stages.ballots_may_come("sitting", kind)}
    assert kinds == {"government", "thematic"}
    assert not stages.ballots_may_come("closed", "government")


def test_papers_come_until_the_record_is_complete() -> None:
    assert {state for state in stages.STATES if not stages.papers_may_come(state)} == {"minuted", "cancelled"}
    with pytest.raises(RuleBroken):
        stages.require_papers_may_come("minuted")

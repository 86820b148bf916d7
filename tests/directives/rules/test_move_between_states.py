"""Which acts each state permits."""

from __future__ import annotations

import pytest

from directives.rules.states import POSSIBLE, WHY_NOT, is_possible, require_possible
from directives.rules.words import CLASSES, HAPPENED, NEXT, STATES, TABS
from ecabinet.errors import RuleBroken

MACHINE = {
    "draft": {"revise", "issue"},
    "issued": {"receive", "remind", "contribute", "cancel", "decide_extension"},
    "received": {"accept", "return", "remind", "contribute", "cancel", "decide_extension"},
    "accepted": {"report", "ask_completion", "ask_extension", "decide_extension", "remind", "contribute", "cancel"},
    "returned": {"issue", "cancel", "decide_extension"},
    "completion_asked": {"verify", "contribute", "decide_extension"},
    "done": set(),
    "cancelled": set(),
}


@pytest.mark.parametrize("state", STATES)
def test_it_permits_these_acts_and_no_others(state: str) -> None:
    assert {act for act in POSSIBLE if is_possible(act, state)} == MACHINE[state]


@pytest.mark.parametrize("act", POSSIBLE)
def test_it_says_why_an_act_is_refused(act: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        require_possible(act, "done" if act != "cancel" else "completion_asked")
    assert refused.value.message == WHY_NOT[act]


def test_every_state_has_its_words() -> None:
    assert set(NEXT) <= set(STATES) == set(MACHINE)
    assert {"issued", "overdue"} <= set(HAPPENED)
    assert set(TABS.values()) <= {*CLASSES.values(), *STATES.values(), TABS["due"]}

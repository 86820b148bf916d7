"""Whatever people press in whatever order: the database ends where a second telling of the rules says it must."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, ClassVar, get_args

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ecabinet.settings import Settings
from meetings.rules.deciding import Reason
from tests.database import Template
from tests.meetings.house import House, house
from tests.meetings.polling import Polling

COURSES = int(os.environ.get("COURSES", "80"))
STEPS = 50
FIRST = 0  # the Prime Minister among those who vote
which, person = st.sampled_from((0, 0, 0, 1, 2)), st.integers(0, 7)
choice, hand = st.sampled_from(("for", "against", "other")), st.sampled_from(("secretary", "chair"))
ACTS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "open_it": (),
    "adjourn_it": (),
    "resume_it": (),
    "go_to": (st.integers(0, 1),),
    "come": (person, st.sampled_from(("room", "remote", "paper"))),
    "leave": (person,),
    "everybody_comes": (),
    "prepare": (
        st.integers(0, 1), st.sampled_from(("draft", "procedural")), st.booleans(),
        st.sampled_from(("named", "totals")),
    ),
    "open": (which,),
    "vote": (which, person, choice),
    "all_present_vote": (st.sampled_from(((27, 0), (14, 13), (13, 13), (12, 9), (4, 20))),),
    "enter_on_paper": (which, person, choice, hand),
    "decide_on_paper": (
        which, st.sampled_from(("second", "second", "first")), st.sampled_from(("taken", "taken", "refused")),
    ),
    "run_out_of_time": (),
    "give_more_time": (which,),
    "close": (which,),
    "stop": (which,),
    "close_it": (st.sampled_from((*[False] * 9, True)),),
}  # fmt: skip
OFTEN = ("vote", "enter_on_paper", "decide_on_paper") * 2
ONCE = st.sampled_from((*OFTEN, *ACTS)).flatmap(lambda name: st.tuples(st.just(name), *ACTS[name]))


class Sitting(RuleBasedStateMachine):
    """One rule for all acts: of many hypothesis leaves out half in each course, and no ballot came to its end."""

    here: ClassVar[House]

    @initialize(begun=st.sampled_from(("", "ballot", "slip")))
    def begin(self, begun: str) -> None:
        """Most of them in the middle of a ballot, which by chance alone would be reached late."""
        self.polling = Polling(self.here)
        if begun:
            ask(self.polling, timed=True)
        if begun == "slip":
            self.polling.enter_on_paper(0, FIRST, "for", "secretary")

    @rule(act=ONCE)
    def somebody(self, act: tuple[Any, ...]) -> None:
        name, *drawn = act
        getattr(self.polling, name)(*drawn)

    @invariant()
    def the_database_says_the_same(self) -> None:
        self.polling.compare()


def ask(sitting: Polling, kind: str = "draft", *, timed: bool = False) -> None:
    """A ballot before a full house."""
    sitting.open_it()
    sitting.go_to(0)
    sitting.prepare(0, kind, timed, "named")
    sitting.open(0)
    sitting.everybody_comes()


def all_vote(*sides: int, kind: str = "draft", away: int = 0) -> Callable[[Polling], None]:
    """So many for, the Prime Minister first, so many against; so many others went before."""

    def course(sitting: Polling) -> None:
        ask(sitting, kind)
        for number in range(1, away + 1):
            sitting.leave(number)
        sitting.all_present_vote(sides)

    return course


def the_first_changes_his_mind(sitting: Polling) -> None:
    all_vote(14, 12)(sitting)
    sitting.vote(0, FIRST, "against")


def the_paper_decides(sitting: Polling) -> None:
    """Two come late and vote on paper; a second person confirms one, which is the fourteenth, and not the other."""
    all_vote(13, 12, away=2)(sitting)
    for number, choice, who in ((1, "for", "second"), (2, "against", "first")):
        sitting.come(number, "paper")
        sitting.enter_on_paper(0, number, choice, "secretary")
        sitting.decide_on_paper(0, who, "taken")


SHORT: tuple[tuple[str, Callable[[Polling], None]], ...] = (
    ("no_quorum", all_vote(17, 0, away=10)),
    ("majority", all_vote(14, 13)),
    ("majority", the_paper_decides),
    ("tie_prime_minister_for", all_vote(13, 13)),
    ("tie_prime_minister_not_for", the_first_changes_his_mind),
    ("too_few", all_vote(13, 9)),
    ("majority_present", all_vote(10, 8, kind="procedural", away=9)),
    ("too_few_present", all_vote(9, 9, kind="procedural", away=9)),
)


def test_a_short_course_leads_to_each_way_in_which_a_ballot_ends(settings: Settings, template: Template) -> None:
    """Each result is recounted when its ballot closes."""
    assert {reason for reason, _ in SHORT} == set(get_args(Reason))
    with house(settings, template.world) as here:
        for reason, course in SHORT:
            sitting = Polling(here)
            course(sitting)
            here.reasons.clear()
            sitting.close(0)
            sitting.compare()
            assert list(here.reasons) == [reason]


@pytest.mark.drill
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_any_course_of_a_sitting_ends_where_the_second_telling_says(settings: Settings, template: Template) -> None:
    """More with `COURSES=400`; those are not the same each time."""
    with house(settings, template.world) as Sitting.here:
        run_state_machine_as_test(
            Sitting,
            settings=how(
                max_examples=COURSES, stateful_step_count=STEPS, deadline=None, database=None,
                derandomize="COURSES" not in os.environ, suppress_health_check=list(HealthCheck),
            ),
        )  # fmt: skip
        done = Sitting.here
        assert done.steps >= COURSES * STEPS // 2
        assert done.refused < done.steps / 2
        assert done.reasons
        assert min(done.acts[act] for act in ("cast", "enter", "decide_entry", "close_ballot")) > 0

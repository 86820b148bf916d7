"""Whatever people press in whatever order: the database ends where a second telling of the rules says it must."""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from ecabinet import db
from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import Broken
from ecabinet.settings import Settings
from meetings.commands import attending, balloting, inviting, planning, sitting
from meetings.commands.preparing import Plan, prepare
from meetings.commands.voting import Sheet, cast
from tests.database import Template
from tests.meetings.courses import Course
from tests.meetings.rules.oracle import Hall, judged
from tests.world import World

pytestmark = pytest.mark.drill

COURSES = int(os.environ.get("COURSES", "80"))
STEPS = 50
OFFICES = """
SELECT person.id AS person, account.id AS account, person.name, bool_or(post.kind = 'prime_minister') AS first
FROM post JOIN person ON person.id = post.person JOIN account ON account.person = person.id
WHERE post.kind IN ('prime_minister', 'deputy_prime_minister', 'minister') AND post.valid_to IS NULL
GROUP BY person.id, account.id, person.name ORDER BY person.id
"""
MEMBERS = """
SELECT DISTINCT person FROM post
WHERE kind IN ('prime_minister', 'deputy_prime_minister', 'minister') AND valid_to IS NULL
"""
ALL_COME = """
INSERT INTO attendance (participant, mode, arrived_at)
SELECT p.id, 'room', now() FROM participant p WHERE p.meeting = $1 AND p.person = ANY($2::int[])
AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id AND a.left_at IS NULL)
"""
ALL_VOTE = """
INSERT INTO vote (ballot, person, choice, remark, at, source, version)
SELECT $1, person, choice, '', now(), 'own', 1 FROM unnest($2::int[], $3::text[]) AS v(person, choice)
ON CONFLICT (ballot, person) DO UPDATE SET choice = excluded.choice
"""
SEEN = """
SELECT st.state, (SELECT item FROM current_item WHERE meeting = $1) AS item,
       ARRAY(SELECT p.person FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL
             WHERE p.meeting = $1) AS present
FROM meeting_state st WHERE st.id = $1
"""
BALLOTS = """
SELECT s.id, s.state, (SELECT json_object_agg(v.person, v.choice) FROM vote v WHERE v.ballot = s.id)::text AS votes
FROM ballot_state s JOIN ballot b ON b.id = s.id JOIN agenda_item i ON i.id = b.item WHERE i.meeting = $1
"""


@dataclass
class House:
    """The world's people and a loop of their own, in which every step is awaited."""

    world: World
    runner: asyncio.Runner
    voters: list[Viewer]
    members: frozenset[int]
    prime_minister: int
    steps: int = 0
    refused: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(act)


@contextmanager
def house(settings: Settings, world: World) -> Iterator[House]:
    with asyncio.Runner() as runner:
        runner.run(db.connect(settings))
        try:
            rows = runner.run(fetch(OFFICES))
            voters = [viewer_of(row) for row in rows]
            members = frozenset(row["person"] for row in runner.run(fetch(MEMBERS)))
            yield House(world, runner, voters, members, next(row["person"] for row in rows if row["first"]))
        finally:
            runner.run(db.disconnect())


class Sitting(RuleBasedStateMachine):
    here: ClassVar[House]
    ballots = Bundle("ballots")
    person = st.integers(0, 7)
    choice = st.sampled_from(("for", "against", "other"))

    def __init__(self) -> None:
        super().__init__()
        self.course = Course()
        self.meeting, self.items = self.here.run(self._called())

    async def _called(self) -> tuple[int, list[int]]:
        office, chair = self.here.world.people["office"].viewer, self.here.world.people["prime_minister"]
        start = now()
        plan = planning.Plan(
            kind="government", title="Phiên họp", place="Phòng họp", starts_at=start, ends_at=start + timedelta(hours=1)
        )
        meeting = await planning.create_meeting(office, plan)
        items = [
            await planning.add_item(office, meeting, planning.ItemPlan(title=title, kind="draft"))
            for title in ("Nội dung 1", "Nội dung 2")
        ]
        self.chair, self.secretary = chair.viewer, self.here.world.people["secretary"].viewer
        others = [voter.person for voter in self.here.voters if voter.person != chair.person]
        await inviting.invite(office, meeting, [chair.person], "chair")
        await inviting.invite(office, meeting, others, "member")
        await inviting.invite(office, meeting, [self.secretary.person], "secretary")
        await inviting.call(office, meeting)
        return meeting, items

    def _does(self, act: Coroutine[Any, Any, Any], *, refused: bool) -> Any:
        self.here.steps += 1
        self.here.refused += refused
        with pytest.raises(Broken) if refused else nullcontext():
            return self.here.run(act)
        return None

    def _voter(self, number: int) -> Viewer:
        return self.here.voters[number % len(self.here.voters)]

    @initialize(target=ballots, begun=st.booleans())
    def begin(self, *, begun: bool) -> Any:
        """Half of them in the middle of a ballot, which by chance alone would be reached late."""
        if not begun:
            return multiple()
        self.open_it()
        self.go_to(0)
        ballot = self.prepare(0, procedural=False, timed=True, display="named")
        self.open(ballot)
        self.everybody_comes()
        return ballot

    @rule()
    def open_it(self) -> None:
        refused = self.course.refuses_opening()
        self._does(sitting.open_sitting(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "sitting"

    @rule()
    def adjourn_it(self) -> None:
        refused = self.course.refuses_adjourning()
        self._does(sitting.adjourn(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "adjourned"

    @rule()
    def resume_it(self) -> None:
        refused = self.course.refuses_resuming()
        self._does(sitting.resume(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "sitting"

    @rule(sure=st.integers(0, 9))
    def close_it(self, sure: int) -> None:
        """Seldom, since little may happen afterwards."""
        if sure:
            return
        refused = self.course.refuses_closing()
        self._does(sitting.close_sitting(self.chair, self.meeting), refused=refused)
        if not refused:
            self.course.closed()

    @rule(which=st.integers(0, 1))
    def go_to(self, which: int) -> None:
        refused = self.course.refuses_going_to(item := self.items[which])
        self._does(sitting.go_to(self.chair, item), refused=refused)
        self.course.on = self.course.on if refused else item

    @rule(number=person, mode=st.sampled_from(("room", "remote", "paper")))
    def come(self, number: int, mode: str) -> None:
        refused, who = self.course.refuses_presence(), self._voter(number).person
        self._does(attending.arrive(self.secretary, self.meeting, who, mode=mode), refused=refused)
        self.course.present |= set() if refused else {who}

    @rule(number=person)
    def leave(self, number: int) -> None:
        refused, who = self.course.refuses_presence(), self._voter(number).person
        self._does(attending.depart(self.secretary, self.meeting, who), refused=refused)
        self.course.present -= set() if refused else {who}

    @rule(
        target=ballots, which=st.integers(0, 1), procedural=st.booleans(), timed=st.booleans(),
        display=st.sampled_from(("named", "totals")),
    )  # fmt: skip
    def prepare(self, which: int, *, procedural: bool, timed: bool, display: str) -> Any:
        plan = Plan(
            question="Đồng ý?", kind="procedural" if procedural else "draft", display=display,
            procedure="close_debate" if procedural else "", seconds=3600 if timed else 0,
        )  # fmt: skip
        refused = self.course.refuses_preparing()
        ballot = self._does(prepare(self.secretary, self.items[which], plan), refused=refused)
        if ballot:
            self.course.remember(ballot, self.items[which], procedural=procedural, timed=timed)
        return ballot or multiple()

    @rule(ballot=ballots)
    def open(self, ballot: int) -> None:
        if ballot:
            refused = self.course.refuses_opening_of(ballot)
            self._does(balloting.open_ballot(self.secretary, ballot), refused=refused)
            self.course.ballots[ballot].state = self.course.ballots[ballot].state if refused else "open"

    @rule(ballot=ballots, number=person, choice=choice)
    def vote(self, ballot: int, number: int, choice: str) -> None:
        if ballot:
            voter = self._voter(number)
            member = voter.person in self.here.members
            refused = self.course.refuses_vote(ballot, voter.person, choice, member=member)
            self._does(cast(voter, ballot, Sheet(choice=choice)), refused=refused)
            if not refused:
                self.course.ballots[ballot].votes[voter.person] = choice

    @rule()
    def everybody_comes(self) -> None:
        """In one statement, so that a quorum is met often enough."""
        if not self.course.refuses_presence():
            people = [voter.person for voter in self.here.voters]
            self.here.run(fetch(ALL_COME, self.meeting, people))
            self.course.present |= set(people)

    @rule(ballot=ballots, sides=st.sampled_from(((27, 0), (14, 13), (13, 13), (12, 9), (4, 20))))
    def all_present_vote(self, ballot: int, sides: tuple[int, int]) -> None:
        """So many for, so many against, the rest other: also just enough, and a tie."""
        agreeing, opposed = sides
        paper = self.course.ballots.get(ballot)
        if paper and paper.state == "open" and not paper.over:
            ways = ["for"] * agreeing + ["against"] * opposed + ["other"] * len(self.here.voters)
            votes = dict(zip(sorted(self.course.present), ways, strict=False))
            self.here.run(fetch(ALL_VOTE, ballot, list(votes), list(votes.values())))
            paper.votes |= votes

    @rule(ballot=ballots)
    def run_out_of_time(self, ballot: int) -> None:
        if ballot and self.course.ballots[ballot].timed and self.course.ballots[ballot].state == "open":
            past = "UPDATE ballot SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1"
            self.here.run(fetch(past, ballot))
            self.course.ballots[ballot].over = True

    @rule(ballot=ballots)
    def give_more_time(self, ballot: int) -> None:
        if ballot:
            refused = self.course.refuses_more_time(ballot)
            self._does(balloting.extend_ballot(self.chair, ballot), refused=refused)
            self.course.ballots[ballot].over &= refused

    @rule(ballot=ballots)
    def close(self, ballot: int) -> None:
        if not ballot:
            return
        refused, paper = self.course.refuses_closing_of(ballot), self.course.ballots[ballot]
        fresh = paper.state == "open"
        self._does(balloting.close_ballot(self.chair, ballot), refused=refused)
        if fresh:
            paper.state = "closed"
            self._recount(ballot)

    @rule(ballot=ballots)
    def stop(self, ballot: int) -> None:
        if ballot:
            refused = self.course.refuses_stopping_of(ballot)
            self._does(balloting.stop_ballot(self.secretary, ballot, "Lập lại"), refused=refused)
            if not refused:
                self.course.stopped(ballot)

    def _recount(self, ballot: int) -> None:
        found = self.here.run(fetch_one("SELECT * FROM result WHERE ballot = $1", ballot))
        paper = self.course.ballots[ballot]
        self.here.outcomes[found["outcome"]] += 1
        verdict = judged(
            Hall(
                members=self.here.members, present=frozenset(self.course.present), substituted=frozenset(),
                papers=paper.votes, prime_minister=self.here.prime_minister, reading=found["tie_reading"],
                procedural=paper.procedural,
            )
        )  # fmt: skip
        for figure in ("outcome", "base", "present", "needed", "quorum", "votes_for", "votes_against", "votes_other"):
            assert found[figure] == getattr(verdict, figure), figure

    @invariant()
    def the_database_says_the_same(self) -> None:
        seen = self.here.run(fetch_one(SEEN, self.meeting))
        assert (seen["state"], seen["item"]) == (self.course.state, self.course.on)
        assert set(seen["present"]) == self.course.present
        rows = self.here.run(fetch(BALLOTS, self.meeting))
        assert {row["id"]: row["state"] for row in rows} == self.course.states
        assert {row["id"]: votes_in(row["votes"]) for row in rows} == self.course.votes


def viewer_of(row: Any) -> Viewer:
    return Viewer(account=row["account"], person=row["person"], name=row["name"], duties=frozenset({"member"}))


def votes_in(text: str | None) -> dict[int, str]:
    return {int(person): choice for person, choice in json.loads(text or "{}").items()}


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
        assert done.outcomes

"""A sitting as its chair and secretary lead it, each act beside the second telling of whether it must be refused."""

from __future__ import annotations

import json
from collections.abc import Coroutine
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import Broken
from meetings.commands import attending, inviting, planning, sitting
from tests.meetings.courses import Course
from tests.meetings.house import ALL_COME, BALLOTS, SEEN, House


class Chairing:
    def __init__(self, house: House) -> None:
        self.house = house
        self.course = Course()
        self.chair = house.world.people["prime_minister"].viewer
        self.secretary = house.world.people["secretary"].viewer
        self.meeting, self.items = house.run(self._called())

    def open_it(self) -> None:
        refused = self.course.refuses_opening()
        self._does(sitting.open_sitting(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "sitting"

    def adjourn_it(self) -> None:
        refused = self.course.refuses_adjourning()
        self._does(sitting.adjourn(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "adjourned"

    def resume_it(self) -> None:
        refused = self.course.refuses_resuming()
        self._does(sitting.resume(self.chair, self.meeting), refused=refused)
        self.course.state = self.course.state if refused else "sitting"

    def close_it(self, sure: bool) -> None:
        """Seldom, since little may happen afterwards."""
        if not sure:
            return
        refused = self.course.refuses_closing()
        self._does(sitting.close_sitting(self.chair, self.meeting), refused=refused)
        if not refused:
            self.course.closed()

    def go_to(self, which: int) -> None:
        refused = self.course.refuses_going_to(item := self.items[which])
        self._does(sitting.go_to(self.chair, item), refused=refused)
        self.course.on = self.course.on if refused else item

    def come(self, number: int, mode: str) -> None:
        refused, who = self.course.refuses_presence(), self._voter(number).person
        self._does(attending.arrive(self.secretary, self.meeting, who, mode=mode), refused=refused)
        self.course.present |= set() if refused else {who}

    def leave(self, number: int) -> None:
        refused, who = self.course.refuses_presence(), self._voter(number).person
        self._does(attending.depart(self.secretary, self.meeting, who), refused=refused)
        self.course.present -= set() if refused else {who}

    def everybody_comes(self) -> None:
        """In one statement, so that a quorum is met often enough."""
        if not self.course.refuses_presence():
            people = [voter.person for voter in self.house.voters]
            self.house.run(fetch(ALL_COME, self.meeting, people))
            self.course.present |= set(people)

    def compare(self) -> None:
        """The database says the same as the second telling."""
        seen = self.house.run(fetch_one(SEEN, self.meeting))
        assert (seen["state"], seen["item"]) == (self.course.state, self.course.on)
        assert set(seen["present"]) == self.course.present
        rows = self.house.run(fetch(BALLOTS, self.meeting))
        assert {row["id"]: row["state"] for row in rows} == self.course.states
        for row in rows:
            paper = self.course.ballots[row["id"]]
            assert told(row["votes"]) == paper.written
            assert told(row["slips"]) == {entry: slip.decision for entry, slip in paper.slips.items()}

    def _does(self, act: Coroutine[Any, Any, Any], *, refused: bool) -> Any:
        self.house.tell(act.__name__, refused=refused)
        with pytest.raises(Broken) if refused else nullcontext():
            return self.house.run(act)
        return None

    def _voter(self, number: int) -> Viewer:
        return self.house.voters[number]

    async def _called(self) -> tuple[int, list[int]]:
        office, start = self.house.world.people["office"].viewer, now()
        plan = planning.Plan(
            kind="government", title="Phiên họp", place="Phòng họp", starts_at=start, ends_at=start + timedelta(hours=1)
        )
        meeting = await planning.create_meeting(office, plan)
        items = [
            await planning.add_item(office, meeting, planning.ItemPlan(title=title, kind="draft"))
            for title in ("Nội dung 1", "Nội dung 2")
        ]
        others = [voter.person for voter in self.house.voters if voter.person != self.chair.person]
        await inviting.invite(office, meeting, [self.chair.person], "chair")
        await inviting.invite(office, meeting, others, "member")
        await inviting.invite(office, meeting, [self.secretary.person], "secretary")
        await inviting.call(office, meeting)
        return meeting, items


def told(text: str | None) -> dict[int, Any]:
    """What the database put together by person, or by entry."""
    return {int(key): value for key, value in json.loads(text or "{}").items()}

"""A sample meeting that is being written into the diary: ids become known as its acts are done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from random import Random

import msgspec

from ecabinet.access import Viewer
from ecabinet.sample.cast import Cast
from ecabinet.sample.diary import Act, Diary
from ecabinet.sample.meetings.plan import Plan


class Held(msgspec.Struct, kw_only=True):
    """By the item's place on the agenda, from 0: its id, its paper, what of it is on paper only, its ballot; by item
    and clause: the clause."""

    plan: Plan
    cast: Cast
    diary: Diary
    rng: Random
    id: int = 0
    items: dict[int, int] = {}
    papers: dict[int, int] = {}
    stubs: dict[int, int] = {}
    ballots: dict[int, int] = {}
    clauses: dict[tuple[int, int], int] = {}

    @property
    def office(self) -> Viewer:
        return self.cast.people["vutonghop"]

    @property
    def chair(self) -> Viewer:
        return self.cast.people[self.plan.chair]

    @property
    def secretary(self) -> Viewer:
        return self.cast.people[self.plan.secretary]

    @property
    def coming(self) -> list[str]:
        """The members who are there, the chair first."""
        missing = {*self.plan.absent, *self.plan.late}
        return [key for key in (self.plan.chair, *self.plan.members) if key not in missing]

    def person(self, key: str) -> int:
        return self.cast.people[key].person

    def note(self, moment: datetime, act: Act) -> None:
        self.diary.note(moment, act)

    def command(self, act: Callable[..., Awaitable[object]], by: Viewer) -> Act:
        """A command that needs nothing but the meeting."""
        return partial(self._do, act, by)

    async def _do(self, act: Callable[..., Awaitable[object]], by: Viewer, moment: datetime) -> None:
        await act(by, self.id, at=moment)

"""The small named world that every test database is a copy of: all the people, few meetings, few directives."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ecabinet import clock
from ecabinet.sample.cast import assemble
from ecabinet.sample.diary import Diary
from ecabinet.sample.directives.telling import tell
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.holding import hold
from ecabinet.settings import Settings
from tests.papers import checked
from tests.personas import KEYS, PASSWORD, Persona
from tests.world_directives import stories
from tests.world_meetings import called, elsewhere, past, sitting


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting: its items in order; by an item's place, from 0, its first paper and its ballot; and its clauses."""

    id: int
    items: list[int]
    papers: dict[int, int]
    ballots: dict[int, int]
    clauses: list[int]


@dataclass(frozen=True, kw_only=True)
class World:
    """What is in it, by id.

    `called` is for next week. `sitting` has its first item on, with a prepared ballot on a DOCX; then an item without
    papers, then a closed one; everybody came but `other_minister`. `past` is over: an adopted draft, a conclusion with
    a directive, minutes. In `elsewhere`, which sits too, no persona takes part; only the Office's duty sees it.

    `directives` are led by the clerk's ministry, by state, and one that is `overdue`; `of_other` is led by the other
    clerk's, with the clerk's cooperating; with `of_nobody` no clerk of a persona has to do.
    """

    people: dict[str, Persona]
    agencies: dict[str, int]
    called: Gathering
    sitting: Gathering
    past: Gathering
    elsewhere: Gathering
    directives: dict[str, int]
    of_other: int
    of_nobody: int


async def build(settings: Settings) -> World:
    """In an empty database that is connected; `settings` are those it is connected by."""
    cast = await assemble(PASSWORD)
    emails = {one.key: one.email for one in cast.samples}
    diary, rng = Diary(clock.now(), lambda _: None), Random(1)
    told = {name: tell(cast, diary, rng, story) for name, story in stories(cast, diary.today).items()}
    held = {plan.__name__: hold(cast, diary, rng, plan(diary.now)) for plan in (called, elsewhere, past, sitting)}
    await diary.write()
    await checked()
    of_other, of_nobody = told.pop("of_other"), told.pop("of_nobody")
    return World(
        people={name: Persona(email=emails[key], viewer=cast.people[key]) for name, key in KEYS.items()},
        agencies=cast.agencies,
        **{name: _gathering(meeting) for name, meeting in held.items()},
        directives={name: one.id for name, one in told.items()},
        of_other=of_other.id,
        of_nobody=of_nobody.id,
    )


def _gathering(held: Held) -> Gathering:
    items = [held.items[n] for n in sorted(held.items)]
    return Gathering(
        id=held.id, items=items, papers=held.papers, ballots=held.ballots, clauses=list(held.clauses.values())
    )  # fmt: skip

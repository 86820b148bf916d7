"""The fixtures of the live tests: one web process in this one, or two as children; and visitors of all parts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ecabinet.live import Hub, Seat
from ecabinet.settings import Settings
from tests.database import Template
from tests.live.visitor import Visitor
from tests.live.web import Web, served, webs
from tests.world import World


@dataclass
class House:
    """A served application with its world; `visitor("minister")` has signed in."""

    url: str
    world: World
    hub: Hub | None = None
    _visitors: list[Visitor] = field(default_factory=list)

    @property
    def room(self) -> str:
        return f"/meetings/{self.world.sitting.id}/live"

    @property
    def ballot(self) -> int:
        """Prepared on the current item."""
        return self.world.sitting.ballots[0]

    def seats(self) -> list[Seat]:
        """Who sits in the room of the running sitting, in this process."""
        assert self.hub is not None
        room = self.hub._rooms.get(("meeting", self.world.sitting.id))
        return room.seats if room else []

    async def draft(self, visitor: Visitor, ballot: int = 0) -> str:
        """The hash of the draft that a page shows."""
        exported = (await visitor.get(f"/ballots/{ballot or self.ballot}.json")).json()
        return exported["draft_sha256"]

    async def vote(self, visitor: Visitor, choice: str, ballot: int = 0, **more: str) -> None:
        draft = await self.draft(visitor, ballot)
        await visitor.does(f"/ballots/{ballot or self.ballot}/vote", choice=choice, draft=draft, **more)

    async def visitor(self, name: str, url: str = "") -> Visitor:
        made = await Visitor(url or self.url).sign_in(self.world.people[name].email)
        self._visitors.append(made)
        return made

    async def visitors(self, *names: str) -> list[Visitor]:
        return [await self.visitor(name) for name in names]

    async def leave(self) -> None:
        for visitor in self._visitors:
            await visitor.leave()


@pytest.fixture
async def house(settings: Settings, template: Template) -> AsyncIterator[House]:
    """One web process in this process, on a database of this test."""
    async with served(settings) as (url, hub):
        made = House(url, template.world, hub)
        yield made
        await made.leave()


@pytest.fixture
def pair(settings: Settings, tmp_path: Path) -> Iterator[list[Web]]:
    """Two web processes as children, on one database and one Valkey."""
    with webs(settings, tmp_path) as made:
        yield made


@pytest.fixture
async def houses(pair: list[Web], template: Template) -> AsyncIterator[list[House]]:
    made = [House(web.url, template.world) for web in pair]
    yield made
    for each in made:
        await each.leave()

"""Several web processes behind nginx are started again one after the other: people notice a reconnect, and no more."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from ecabinet.settings import Settings
from tests.database import Template
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.front import Behind, behind_nginx
from tests.live.told import sent
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher

pytestmark = [pytest.mark.faults, pytest.mark.slow]

RESTART = 1012


@pytest.fixture
def behind(settings: Settings, tmp_path: Path) -> Iterator[Behind]:
    with behind_nginx(settings, tmp_path) as made:
        yield made


@dataclass
class Screen:
    """A browser that connects again by itself; `codes` are how its sockets ended."""

    visitor: Visitor
    path: str
    codes: Counter[int | None] = field(default_factory=Counter)
    now: Watcher | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Screen]:
        task = asyncio.create_task(self._for_ever())
        try:
            yield self
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def shows(self, text: str) -> bool:
        return self.now is not None and self.now.code is None and text in self.now.text()

    async def _for_ever(self) -> None:
        while True:
            try:
                async with self.visitor.watching(self.path) as self.now:
                    self.codes[await self.now.closed(within=600)] += 1
            except (WebSocketException, OSError):
                await asyncio.sleep(0.05)


async def votes_for_ever(visitor: Visitor, ballot: int, answers: Counter[int]) -> None:
    """Another answer each time, each under a key of its own, so that every one is an act."""
    for n in range(10**6):
        answer = await visitor.post(f"/ballots/{ballot}/vote", choice=("for", "against")[n % 2], key=f"{n}")
        answers[answer.status_code] += 1


async def test_one_after_the_other_is_started_again_while_people_vote_and_look_on(
    behind: Behind, template: Template
) -> None:
    house = House(behind.url, template.world)
    minister, deputy, secretary = await house.visitors("minister", "deputy", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    answers: Counter[int] = Counter()
    screens = [Screen(visitor, house.room) for visitor in (minister, minister, deputy, secretary)]
    async with screens[0].open(), screens[1].open(), screens[2].open(), screens[3].open():
        await eventually(lambda: all(screen.shows(sent(0)) for screen in screens))
        voting = asyncio.create_task(votes_for_ever(deputy, house.ballot, answers))
        for web in behind.web:
            before = answers.total()
            await asyncio.to_thread(web.stop, within=15)
            await asyncio.to_thread(web.start)
            await eventually(lambda before=before: answers.total() > before)
            await eventually(lambda: all(screen.shows(sent(1)) for screen in screens))
        voting.cancel()
        await asyncio.gather(voting, return_exceptions=True)
        await house.vote(minister, "for")
        await eventually(lambda: all(screen.shows(sent(2)) for screen in screens))
    assert set(answers) == {200}
    assert sum((screen.codes for screen in screens), Counter()).keys() == {RESTART}
    await house.leave()


async def test_without_any_process_people_are_told_to_wait(behind: Behind, template: Template) -> None:
    for web in behind.web:
        web.kill()
    answer = await Visitor(behind.url).get("/session/new")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "chưa có gì bị mất" in answer.text

"""A thousand votes cost a few drawings, not a thousand for each of those who look on."""

from __future__ import annotations

import asyncio
import time

import pytest

from ecabinet.db import fetch
from ecabinet.live.hub import HEAL
from meetings.commands.voting import Sheet, cast
from meetings.live.room import IN_ROOM, MeetingStage
from meetings.queries.ballots import ballot_facts
from tests.live.conftest import House
from tests.live.told import sent
from tests.meetings.rules.government import viewer
from tests.races.session import PRESENT

CHANGES = 12  # of each member's mind


async def test_votes_are_drawn_twenty_times_a_second_at_most_and_once_for_each_audience(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    minister, deputy, secretary = await house.visitors("minister", "deputy", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    draft = (await ballot_facts(house.ballot)).draft_sha256
    people = [row["person"] for row in await fetch(PRESENT, house.world.sitting.id)]

    async def vote(person: int) -> None:
        for n in range(CHANGES):
            choice = ("for", "against", "other")[n % 3]
            await cast(viewer(person), house.ballot, Sheet(choice=choice, remark=str(n), draft=draft))

    renders, draw = [], MeetingStage.draw

    def counted(self: MeetingStage, region: str, audience: object, state: object) -> object:
        part = draw(self, region, audience, state)
        if part is not None:
            renders.append((region, audience))
        return part

    monkeypatch.setattr(MeetingStage, "draw", counted)
    async with minister.watching(house.room) as one, deputy.watching(house.room), secretary.watching(house.room):
        await one.sees(sent(0))
        drawn, renders[:], began = house.hub.draws, [], time.monotonic()
        await asyncio.gather(*(vote(person) for person in people))
        await one.sees(sent(len(people)), target="room-ballot")
        draws, seconds = house.hub.draws - drawn, time.monotonic() - began
        audiences = {audience for _, audience in renders}
    assert draws <= 20 * seconds + 2
    assert len(audiences) == 2
    # The check that comes every two seconds draws all regions; everything else the one that a vote makes stale.
    checks = 1 + seconds / HEAL
    assert len(renders) <= (draws + len(IN_ROOM) * checks) * len(audiences)
    assert len(one.frames) <= draws + 1

"""No acknowledged vote is lost: members vote while web processes, PostgreSQL and Valkey are killed under them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import asyncpg
import pytest

from ecabinet import db
from tests.faults.campaigns import gathered, require_whole
from tests.faults.house import Mortal, mortal_house
from tests.faults.voters import History, insist
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.races.session import Session

pytestmark = [pytest.mark.faults, pytest.mark.drill, pytest.mark.slow, pytest.mark.timeout(1800)]

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))  # six kills each
EVERY = 30  # acknowledged votes between two kills: progress is what is waited for
RECOVERY = 90


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Mortal]:
    with mortal_house(tmp_path) as made:
        yield made


async def test_no_acknowledged_vote_is_lost_doubled_or_late(mortal: Mortal) -> None:
    rng, history = Random(27), History()
    session, ballots, voters, chair = await gathered(mortal, rng, history, ballots=2 * ROUNDS)
    for ballot, faults in zip(ballots, plan(mortal, rng), strict=True):
        await insist(chair, f"/ballots/{ballot}/opening", {}, history)
        voting = [asyncio.create_task(voter.campaign(ballot, "")) for voter in voters]
        for fault in faults:
            await further(history, voting)
            await fault()
        await further(history, voting)
        await insist(chair, f"/ballots/{ballot}/closure", {}, history)
        async with asyncio.timeout(RECOVERY):
            await asyncio.gather(*voting)
    await db.connect(mortal.settings)
    try:
        for ballot in ballots:
            await require_whole(ballot, voters, history)
    finally:
        await db.disconnect()
    assert history.strange == [], mortal.complaints()
    await require_alive(mortal, session)
    kills = f"{len(ballots) * 3} kills, {history.votes} votes acknowledged in {history.tries} tries"
    print(kills, dict(history.failures))  # noqa: T201


def plan(mortal: Mortal, rng: Random) -> list[list[object]]:
    """Faults by ballot: in each round of two ballots every part is killed once, the second web at the end."""

    async def off_loop(act: object, *arguments: object) -> None:
        await asyncio.to_thread(act, *arguments)

    planned = []
    for _ in range(ROUNDS):
        first = [lambda: off_loop(mortal.kill_a_web, 0), lambda: off_loop(mortal.kill_postgres)]
        second = [
            lambda: off_loop(mortal.kill_valkey), lambda: off_loop(mortal.kill_the_worker),
            mortal.kill_a_backend, lambda: off_loop(mortal.kill_both_webs),
        ]  # fmt: skip
        rng.shuffle(first)
        rng.shuffle(second)
        planned += [first, second]
    return planned


async def further(history: History, voting: list[asyncio.Task[None]]) -> None:
    """Votes are acknowledged again: whatever was killed is outlived, without anybody starting the others anew."""
    goal = history.votes + EVERY
    await eventually(lambda: history.votes >= goal or all(task.done() for task in voting), within=RECOVERY)
    assert history.votes >= goal, (history.failures, history.strange)


async def require_alive(mortal: Mortal, session: Session) -> None:
    """Both web processes show the room, and a change in one reaches the other."""
    here, there = (House(web.url, mortal.template.world) for web in mortal.web)
    minister, secretary = await here.visitors("minister", "secretary")
    async with minister.at(there.url).watching(there.room) as room:
        await secretary.does(f"/items/{session.other_item}/beginning")
        await room.sees("Báo cáo chưa bàn", target="room-stage")
    wire = await asyncpg.connect(mortal.settings.database_url)
    try:
        assert await wire.fetchval("SHOW synchronous_commit") == "on"
    finally:
        await wire.close()
    await here.leave()

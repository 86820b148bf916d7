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
from ecabinet.db import fetch
from ecabinet.settings import use
from meetings.queries.ballots import ballot_facts, marks
from tests.faults.house import Mortal, mortal_house
from tests.faults.voters import CHOICES, History, Voter, insist
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.visitor import Visitor
from tests.races.session import PRESENT, Session, count, running

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(1800)]

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))  # five kills each
EVERY = 30  # acknowledged votes between two kills: progress is what is waited for
RECOVERY = 90


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Mortal]:
    with mortal_house(tmp_path) as made:
        yield made


async def test_no_acknowledged_vote_is_lost_doubled_or_late(mortal: Mortal) -> None:
    rng, history = Random(27), History()
    session, ballots, voters, chair = await gathered(mortal, rng, history)
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
    kills = f"{len(ballots) * 5 // 2} kills, {history.votes} votes acknowledged in {history.tries} tries"
    print(kills, dict(history.failures))  # noqa: T201


def plan(mortal: Mortal, rng: Random) -> list[list[object]]:
    """Faults by ballot: in each round of two ballots every part is killed once, the second web at the end."""

    async def off_loop(act: object, *arguments: object) -> None:
        await asyncio.to_thread(act, *arguments)

    planned = []
    for _ in range(ROUNDS):
        first = [lambda: off_loop(mortal.kill_a_web, 0), lambda: off_loop(mortal.kill_postgres)]
        second = [
            lambda: off_loop(mortal.kill_valkey), mortal.kill_a_backend, lambda: off_loop(mortal.kill_both_webs),
        ]  # fmt: skip
        rng.shuffle(first)
        rng.shuffle(second)
        planned += [first, second]
    return planned


async def gathered(mortal: Mortal, rng: Random, history: History) -> tuple[Session, list[int], list[Voter], Voter]:
    """The sitting, its ballots prepared, and all who are present, signed in, each with both doors before him."""
    use(mortal.settings)
    await db.connect(mortal.settings)
    try:
        session = await running(mortal.template.world)
        ballots = [await session.prepared() for _ in range(2 * ROUNDS)]
        rows = await fetch(
            f"SELECT p.person, a.email FROM ({PRESENT}) p JOIN account a ON a.person = p.person", session.meeting
        )
    finally:
        await db.disconnect()
    voters = []
    for row in rows:
        visitor = await Visitor(mortal.web[0].url, timeout=10).sign_in(row["email"])
        voters.append(Voter(row["person"], [visitor, visitor.at(mortal.web[1].url)], rng, history))
    chair = next(voter for voter in voters if voter.person == session.chair.person)
    return session, ballots, voters, chair


async def further(history: History, voting: list[asyncio.Task[None]]) -> None:
    """Votes are acknowledged again: whatever was killed is outlived, without anybody starting the others anew."""
    goal = history.votes + EVERY
    await eventually(lambda: history.votes >= goal or all(task.done() for task in voting), within=RECOVERY)
    assert history.votes >= goal, (history.failures, history.strange)


async def require_whole(ballot: int, voters: list[Voter], history: History) -> None:
    """The history against the database, for one ballot."""
    for voter in voters:
        taken = history.taken.get((ballot, voter.person), [])
        kept = await fetch(
            "SELECT key, choice, version FROM vote_change WHERE ballot = $1 AND person = $2 ORDER BY version",
            ballot, voter.person,
        )  # fmt: skip
        assert [(row["key"], row["choice"]) for row in kept] == [(f"form {key}", choice) for key, choice in taken]
        assert [row["version"] for row in kept] == list(range(1, len(kept) + 1))
        rows = await fetch("SELECT choice FROM vote WHERE ballot = $1 AND person = $2", ballot, voter.person)
        assert [row["choice"] for row in rows] == [choice for _, choice in taken[-1:]]
    for table in ("opening", "closure", "result"):
        assert await count(f"{table} WHERE ballot = $1", ballot) == 1
    late = "vote_change v JOIN closure c ON c.ballot = v.ballot WHERE v.ballot = $1 AND v.at >= c.at"
    assert await count(late, ballot) == 0
    cast = await count("event WHERE kind = 'vote.cast' AND subject_id = $1", ballot)
    assert cast == await count("vote_change WHERE ballot = $1", ballot)
    await require_counted(ballot)


async def require_counted(ballot: int) -> None:
    rows = await fetch("SELECT person, choice FROM vote WHERE ballot = $1", ballot)
    votes = {row["person"]: row["choice"] for row in rows}
    assert {row.person: row.mark for row in await marks(ballot) if row.mark in CHOICES} == votes
    result = (await ballot_facts(ballot)).result
    counted = (result.votes_for, result.votes_against, result.votes_other)
    assert counted == tuple(list(votes.values()).count(choice) for choice in CHOICES)


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

"""Kills of every part while members vote: how soon all of them go on, and whether an acknowledged vote is lost.

The long form of `tests/faults/test_vote_through_faults.py`: `bin/bench faults --kills 50 --votes 20000`.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Any

from ecabinet import db
from tests.faults.campaigns import gathered, require_whole
from tests.faults.house import Mortal, mortal_house
from tests.faults.voters import History, Voter, insist

OPTIONS = {"kills": 50, "votes": 20_000}
KILLS_A_BALLOT = 5
AIM = 10  # seconds until everybody goes on
HOPELESS = 120  # seconds
LOOK = 0.02

Fault = Callable[[], Awaitable[float]]


def measure(*, kills: int, votes: int) -> dict[str, object]:
    """Seconds from a kill, of PostgreSQL from its return, until each member has an answer to a vote given after it."""
    with tempfile.TemporaryDirectory() as folder, mortal_house(Path(folder)) as mortal:
        return asyncio.run(_measure(mortal, kills, votes))


async def _measure(mortal: Mortal, kills: int, votes: int) -> dict[str, object]:
    rng, history = Random(4), History()
    _, ballots, voters, chair = await gathered(mortal, rng, history, ballots=-(-kills // KILLS_A_BALLOT))
    found: dict[str, list[float]] = defaultdict(list)
    begun, faults = time.monotonic(), _faults(mortal)
    names = [list(faults)[n % len(faults)] for n in range(kills)]
    rng.shuffle(names)
    for number, ballot in enumerate(ballots):
        await insist(chair, f"/ballots/{ballot}/opening", {}, history)
        voting = [asyncio.create_task(voter.campaign(ballot, "")) for voter in voters]
        for name in names[number * KILLS_A_BALLOT :][:KILLS_A_BALLOT]:
            found[name].append(await _outlive(faults[name], ballot, voters, history))
        await _until(lambda number=number: history.votes >= votes * (number + 1) // len(ballots), within=10**4)
        await insist(chair, f"/ballots/{ballot}/closure", {}, history)
        await asyncio.gather(*voting)
    seconds = time.monotonic() - begun
    untrue = await _untrue(mortal, ballots, voters, history)
    slowest = max(again for times in found.values() for again in times)
    return {
        "kills": kills, "ballots": len(ballots), "votes_acknowledged": history.votes, "tries": history.tries,
        "seconds": round(seconds), "load": [round(load, 1) for load in os.getloadavg()],
        "all_go_on_after_seconds": {
            name: {"kills": len(times), "median": round(statistics.median(times), 2), "most": round(max(times), 2)}
            for name, times in sorted(found.items())
        },
        "answers_to_try_again": {str(status): n for status, n in history.failures.items()},
        "strange_answers": len(history.strange), "ballots_untrue": untrue, "aim_seconds": AIM,
        "aim_met": not untrue and not history.strange and slowest <= AIM,
    }  # fmt: skip


def _faults(mortal: Mortal) -> dict[str, Fault]:
    """Each returns the moment from which people wait: the kill, or the return of the database."""

    def killed(act: Callable[..., None], *arguments: object) -> Fault:
        async def fault() -> float:
            begun = time.monotonic()
            await asyncio.to_thread(act, *arguments)
            return begun

        return fault

    async def postgres() -> float:
        await asyncio.to_thread(mortal.kill_postgres)
        return time.monotonic()

    async def backend() -> float:
        begun = time.monotonic()
        await mortal.kill_a_backend()
        return begun

    return {
        "one web": killed(mortal.kill_a_web, 0), "the other web": killed(mortal.kill_a_web, 1),
        "both webs": killed(mortal.kill_both_webs), "worker": killed(mortal.kill_the_worker),
        "valkey": killed(mortal.kill_valkey), "postgres": postgres, "a backend of postgres": backend,
    }  # fmt: skip


async def _outlive(fault: Fault, ballot: int, voters: list[Voter], history: History) -> float:
    since = await fault()
    before = {voter.person: len(history.taken.get((ballot, voter.person), [])) for voter in voters}
    await _until(
        lambda: all(len(history.taken.get((ballot, person), [])) > n for person, n in before.items()), within=HOPELESS
    )
    return time.monotonic() - since


async def _untrue(mortal: Mortal, ballots: list[int], voters: list[Voter], history: History) -> list[int]:
    """Ballots in which the database does not hold exactly what was acknowledged, in its order, and counted so."""
    wrong = []
    await db.connect(mortal.settings)
    try:
        for ballot in ballots:
            try:
                await require_whole(ballot, voters, history)
            except AssertionError:
                wrong.append(ballot)
    finally:
        await db.disconnect()
    return wrong


async def _until(condition: Callable[[], Any], *, within: float) -> None:
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - a tally of what others were answered
            await asyncio.sleep(LOOK)

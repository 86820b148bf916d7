"""Ballots held by the real commands on a real database; the oracle counts again what they froze."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import asyncpg
import pytest

from ecabinet.db import fetch, fetch_one, work
from meetings.queries.ballots import ballot_facts, marks
from meetings.rules import rulesets
from meetings.rules.explaining import explain
from tests.meetings.rules.government import Story, hold, settle, story
from tests.meetings.rules.halls import READINGS
from tests.meetings.rules.oracle import decree_on, judged
from tests.world import World

EPOCHS = (date(2017, 3, 1), date(2023, 3, 1), date(2026, 6, 1))
EACH = 15
PEOPLE, GUESTS = 40, 8


def stories(people: list[int]) -> list[Story]:
    rng = Random(2026)
    told = []
    for since in EPOCHS:
        for n in range(EACH):
            size = 27 if n % 3 == 0 else rng.randint(1, PEOPLE)
            day = since + timedelta(days=n)
            told.append(story(rng, day, size, people[:PEOPLE], people[PEOPLE:], rng.choice(READINGS)))
    return told


@pytest.mark.slow
async def test_forty_five_ballots_are_frozen_as_the_oracle_counts_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await settle(PEOPLE + GUESTS)
    secretary = world.people["secretary"].viewer
    endings = Counter()
    for told in stories(people):
        read_ties(monkeypatch, told.reading)
        endings[await recounted(told, await hold(told, secretary))] += 1
    assert endings.keys() == {"adopted", "not_adopted", "no_quorum"}
    assert sum(endings.values()) >= 40


async def test_a_prime_minister_who_also_holds_a_deputys_post_decides_a_tie(world: World) -> None:
    people = await settle(6)
    day = EPOCHS[-1]
    told = Story(
        day=day, members=people[:2], prime_minister=people[0], twice={people[0]}, invited=people[:2], chair=people[1],
        substitutes={}, papers={people[0]: ["for"], people[1]: ["against"]}, present=people[:2], leaving=set(),
        reading="cast", modes=dict.fromkeys(people[:2], "room"),
    )  # fmt: skip
    ballot = await hold(told, world.people["secretary"].viewer)
    assert await recounted(told, ballot) == "adopted"


async def recounted(told: Story, ballot: int) -> str:
    """Compares what is frozen with the oracle's count; returns the outcome."""
    verdict, found = (
        judged(told.seen_by_the_oracle()),
        await fetch_one("SELECT * FROM result WHERE ballot = $1", ballot),
    )
    for figure in ("outcome", "base", "present", "needed", "quorum", "votes_for", "votes_against", "votes_other"):
        assert found[figure] == getattr(verdict, figure), (told.day, figure)
    assert (found["ruleset"], found["tie_reading"]) == (decree_on(told.day), told.reading)
    assert found["reason"].startswith("tie") == (
        verdict.tied and verdict.outcome != "no_quorum" and verdict.votes_for < verdict.needed
    ), told.day
    frozen = {row.person: row for row in await marks(ballot)}
    assert {person: row.mark for person, row in frozen.items()} == verdict.marks, told.day
    for person, row in frozen.items():
        stayed = person in told.present and person not in told.leaving
        assert row.presence == (told.modes[person] if stayed else ""), told.day
        assert row.remark == (f"Ý kiến {person}" if person in told.papers else "")
    assert explain((await ballot_facts(ballot)).result)[0].params["ruleset"] == decree_on(told.day)
    return found["outcome"]


def read_ties(monkeypatch: pytest.MonkeyPatch, reading: str) -> None:
    """The Office has settled how a tie is read, in every rule set."""
    settled = [rulesets.Ruleset(**dict(dump(ruleset), tie_reading=reading)) for ruleset in rulesets.RULESETS]
    monkeypatch.setattr(rulesets, "RULESETS", settled)


def dump(ruleset: rulesets.Ruleset) -> dict[str, object]:
    return {name: getattr(ruleset, name) for name in ruleset.__struct_fields__}


@pytest.mark.parametrize("table", ["result", "closure", "opening", "entitled", "vote_change", "mark", "event"])
async def test_the_application_cannot_change_or_delete_what_was_frozen(world: World, table: str) -> None:
    assert await fetch_one(f"SELECT 1 FROM {table} LIMIT 1")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await fetch(f"UPDATE {table} SET id = id")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await fetch(f"DELETE FROM {table}")
    async with work(None):
        assert await fetch(f"SELECT count(*) FROM {table}")

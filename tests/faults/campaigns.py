"""A sitting whose members vote through faults, and the proof afterwards that nothing they were told is untrue."""

from __future__ import annotations

from random import Random

from ecabinet import db
from ecabinet.db import fetch
from ecabinet.settings import use
from meetings.queries.ballots import ballot_facts, marks
from tests.faults.house import Mortal
from tests.faults.voters import CHOICES, History, Voter
from tests.live.visitor import Visitor
from tests.races.session import PRESENT, Session, count, running


async def gathered(
    mortal: Mortal, rng: Random, history: History, *, ballots: int
) -> tuple[Session, list[int], list[Voter], Voter]:
    """The sitting, its ballots prepared, and all who are present, signed in, each with both doors before him."""
    use(mortal.settings)
    await db.connect(mortal.settings)
    try:
        session = await running(mortal.template.world)
        prepared = [await session.prepared() for _ in range(ballots)]
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
    return session, prepared, voters, chair


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

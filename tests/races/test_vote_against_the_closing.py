"""Votes that race a closing: whatever is acknowledged is in the result, and nothing comes after it."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands import locks
from meetings.queries.ballots import ballot_facts, marks
from tests.live.eventually import eventually
from tests.races.locks import hand, until_waiting
from tests.races.session import Session, count, votes_of
from tests.races.start import at_once, refused, times

ROUNDS = 30
CHOICES = ("for", "against", "other")


@pytest.mark.slow
async def test_every_acknowledged_vote_is_in_the_result_and_none_comes_later(session: Session) -> None:
    rng, in_time, too_late = Random(5), 0, 0
    for _ in range(ROUNDS):
        taken, late = await one_race(session, rng)
        in_time, too_late = in_time + taken, too_late + late
    assert in_time
    assert too_late


async def one_race(session: Session, rng: Random) -> tuple[int, int]:
    """All members vote, twice each; the ballot closes after so many acknowledged votes. How many were in time, how
    many late."""
    ballot = await session.opened()
    acknowledged: dict[int, list[str]] = {}
    close_now, enough = asyncio.Event(), rng.randint(0, len(session.voters))

    async def vote(person: int, choice: str) -> None:
        voter = next(each for each in session.voters if each.person == person)
        await session.vote(voter, ballot, choice)
        acknowledged.setdefault(person, []).append(choice)
        if len(acknowledged) >= enough:
            close_now.set()

    async def close() -> None:
        if enough:
            await close_now.wait()
        await session.close(ballot)

    acts = [
        lambda person=voter.person, choice=rng.choice(CHOICES): vote(person, choice)
        for voter in session.voters * 2
    ]  # fmt: skip
    rng.shuffle(acts)
    ends = await at_once([*acts, close])
    await require_whole(ballot, acknowledged)
    assert all(isinstance(end, RuleBroken) and "was not taken" in end.message for end in refused(ends))
    return len(acts) - len(refused(ends)), len(refused(ends))


async def require_whole(ballot: int, acknowledged: dict[int, list[str]]) -> None:
    """The history against the database: acknowledged, kept, counted are the same people and the same answers."""
    kept = await votes_of(ballot)
    assert kept.keys() == acknowledged.keys()
    assert all(kept[person] in said for person, said in acknowledged.items())
    marked = {row.person: row.mark for row in await marks(ballot) if row.mark in CHOICES}
    assert marked == kept
    result = (await ballot_facts(ballot)).result
    counted = (result.votes_for, result.votes_against, result.votes_other)
    assert counted == tuple(list(kept.values()).count(choice) for choice in CHOICES)
    late = "vote v JOIN closure c ON c.ballot = v.ballot WHERE v.ballot = $1 AND v.at >= c.at"
    assert await count(late, ballot) == 0
    assert await count("event WHERE kind = 'vote.cast' AND subject_id = $1", ballot) == await count(
        "vote_change WHERE ballot = $1", ballot
    )


async def test_two_closings_at_once_are_one_and_both_are_answered_alike(session: Session) -> None:
    for _ in range(5):
        ballot = await session.opened()
        await session.vote(session.voters[0], ballot)
        assert await at_once(times(8, lambda ballot=ballot: session.close(ballot))) == [None] * 8
        for table in ("closure", "result"):
            assert await count(f"{table} WHERE ballot = $1", ballot) == 1
        assert await count("mark WHERE ballot = $1", ballot) == 27
        assert await count("event WHERE kind = 'ballot.closed' AND subject_id = $1", ballot) == 1


async def test_a_closing_waits_for_the_vote_under_way_and_the_next_vote_waits_for_the_closing(
    session: Session,
) -> None:
    ballot, (early, late) = await session.opened(), session.voters[:2]
    async with hand() as under_way:
        await under_way.execute(locks.SHARE.replace("$1", str(ballot)))
        await under_way.execute(
            "INSERT INTO vote (ballot, person, choice, at) VALUES ($1, $2, 'against', now())", ballot, early.person
        )
        closing = asyncio.create_task(session.close(ballot))
        await until_waiting(1)
        after = asyncio.create_task(session.vote(late, ballot))
        await until_waiting(2)
        assert await fetch_one("SELECT 1 FROM closure WHERE ballot = $1", ballot) is None
        await under_way.execute("COMMIT")
        await closing
        with pytest.raises(RuleBroken, match="was not taken"):
            await after
    assert await votes_of(ballot) == {early.person: "against"}
    assert (await ballot_facts(ballot)).result.votes_against == 1


async def test_what_a_vote_read_before_its_lock_does_not_count(session: Session) -> None:
    """The ballot was open when the statement began, and closed when the lock was given."""
    ballot, voter = await session.opened(), session.voters[0]
    async with hand() as closing:
        await closing.execute(locks.LOCK.replace("$1", str(ballot)))
        vote = asyncio.create_task(session.vote(voter, ballot))
        await until_waiting(1)
        await closing.execute("INSERT INTO closure (ballot, at) VALUES ($1, clock_timestamp())", ballot)
        await closing.execute("COMMIT")
        with pytest.raises(RuleBroken, match="was not taken"):
            await vote
    assert await votes_of(ballot) == {}


async def test_a_closing_gets_its_turn_however_many_go_on_voting(session: Session) -> None:
    """Share locks could be handed from one voter to the next for ever."""
    ballot, over = await session.opened(), asyncio.Event()

    async def vote_on(person: int) -> int:
        """Changes his mind until he is told that it is over; how often."""
        voter, n = next(each for each in session.voters if each.person == person), 0
        while not over.is_set():
            await session.vote(voter, ballot, CHOICES[n % 3], remark=str(n))
            n += 1
        return n

    async def all_voted() -> bool:
        return await count("vote WHERE ballot = $1", ballot) == len(session.voters)

    async def close() -> None:
        await eventually(all_voted)
        await session.close(ballot)
        over.set()

    ends = await at_once([close, *(lambda person=voter.person: vote_on(person) for voter in session.voters)])
    assert all(isinstance(end, RuleBroken | int) for end in ends[1:])
    assert (await ballot_facts(ballot)).result.cast == len(session.voters)


async def test_presence_that_changes_while_a_ballot_closes_is_counted_before_or_after(session: Session) -> None:
    """Quorum is read under the meeting's lock: the marks and the result never disagree."""
    from meetings.commands import attending

    for voter in session.voters[1:6]:
        ballot = await session.opened()
        await at_once([
            lambda ballot=ballot: session.close(ballot),
            lambda voter=voter: attending.depart(voter, session.meeting, voter.person),
            lambda ballot=ballot: session.vote(session.voters[0], ballot),
        ])  # fmt: skip
        result = (await ballot_facts(ballot)).result
        present = await fetch("SELECT 1 FROM mark WHERE ballot = $1 AND presence <> ''", ballot)
        assert result.present == len(present)

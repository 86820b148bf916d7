"""The same vote many times at once, and the same key with something else in the form."""

from __future__ import annotations

import asyncio

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands.voting import cast
from tests.races.session import Session, count, votes_of
from tests.races.start import at_once, refused, times

CROWD = 100


async def test_a_hundred_posts_of_the_same_vote_are_one_vote_of_one_version(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    ends = await at_once(times(CROWD, lambda: session.vote(voter, ballot)))
    assert refused(ends) == []
    assert await written(ballot, voter.person) == (1, 1, 1)


async def test_a_hundred_posts_with_one_key_are_one_vote_of_one_version(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    ends = await at_once(times(CROWD, lambda: session.vote(voter, ballot, key="k")))
    assert refused(ends) == []
    assert await written(ballot, voter.person) == (1, 1, 1)


async def test_the_same_key_with_another_answer_is_refused_and_the_first_stands(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    await session.vote(voter, ballot, "for", key="k")
    for changed in ({"choice": "against"}, {"choice": "for", "remark": "thêm"}):
        with pytest.raises(RuleBroken, match="sent before with another answer"):
            await session.vote(voter, ballot, key="k", **changed)
    assert await votes_of(ballot) == {voter.person: "for"}
    assert await written(ballot, voter.person) == (1, 1, 1)


async def test_of_two_answers_under_one_key_at_once_one_is_taken_and_the_others_refused(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    choices = ["for", "against"] * 10
    ends = await at_once([lambda said=said: session.vote(voter, ballot, said, key="k") for said in choices])
    standing = (await votes_of(ballot))[voter.person]
    taken = {said for said, end in zip(choices, ends, strict=True) if end is None}
    assert (taken, len(refused(ends))) == ({standing}, 10)
    assert await written(ballot, voter.person) == (1, 1, 1)


async def test_a_key_belongs_to_its_voter_and_its_ballot(session: Session) -> None:
    first, (one, other) = await session.opened(), session.voters[:2]
    await session.vote(one, first, "for", key="k")
    await session.vote(other, first, "against", key="k")
    await session.close(first)
    second = await session.opened()
    await session.vote(one, second, "other", key="k")
    assert await votes_of(first) == {one.person: "for", other.person: "against"}
    assert await votes_of(second) == {one.person: "other"}


async def test_an_old_form_that_is_sent_again_does_not_bring_the_old_answer_back(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    await session.vote(voter, ballot, "for", key="morning")
    await session.vote(voter, ballot, "against", key="noon")
    await session.vote(voter, ballot, "for", key="morning")
    assert await votes_of(ballot) == {voter.person: "against"}


async def test_whoever_asks_again_after_the_closing_hears_that_his_vote_was_taken(session: Session) -> None:
    """The first answer may have been lost on its way: to say "not taken" now would be untrue."""
    ballot, voter = await session.opened(), session.voters[0]
    sheet = await session.sheet(ballot, "against", key="k")
    await cast(voter, ballot, sheet)
    await session.close(ballot)
    await cast(voter, ballot, sheet)
    await session.vote(voter, ballot, "against")
    with pytest.raises(RuleBroken, match="was not taken"):
        await session.vote(voter, ballot, "for", key="late")
    with pytest.raises(RuleBroken, match="another answer"):
        await session.vote(voter, ballot, "for", key="k")
    assert await votes_of(ballot) == {voter.person: "against"}


async def test_a_member_who_changes_his_mind_in_many_tabs_ends_with_one_of_his_answers(session: Session) -> None:
    ballot, voter = await session.opened(), session.voters[0]
    choices = ["for", "against", "other"] * 10
    assert refused(await at_once([lambda said=said: session.vote(voter, ballot, said) for said in choices])) == []
    row = await fetch_one("SELECT choice, version FROM vote WHERE ballot = $1", ballot)
    last = await fetch_one("SELECT choice, version FROM vote_change WHERE ballot = $1 ORDER BY id DESC LIMIT 1", ballot)
    assert (row["choice"], row["version"]) == (last["choice"], last["version"])
    versions = await fetch("SELECT version FROM vote_change WHERE ballot = $1 ORDER BY id", ballot)
    assert [each["version"] for each in versions] == list(range(1, row["version"] + 1))


async def test_all_members_at_once_are_all_counted(session: Session) -> None:
    ballot = await session.opened()
    acts = [lambda voter=voter: session.vote(voter, ballot) for voter in session.voters for _ in range(4)]
    assert refused(await at_once(acts)) == []
    assert await votes_of(ballot) == {voter.person: "for" for voter in session.voters}
    assert await count("vote_change WHERE ballot = $1", ballot) == len(session.voters)


async def test_a_vote_that_waits_for_its_own_twin_waits_without_holding_others(session: Session) -> None:
    """The lock is one voter's: a member with a slow page keeps nobody from voting."""
    ballot, (slow, quick) = await session.opened(), session.voters[:2]
    holding, go_on = asyncio.Event(), asyncio.Event()

    async def hold_lock() -> None:
        from ecabinet.db import work

        async with work(None):
            await fetch(
                "SELECT pg_advisory_xact_lock(hashtextextended('vote', $1::bigint * 1000003 + $2))", ballot, slow.person
            )
            holding.set()
            await go_on.wait()

    holder = asyncio.create_task(hold_lock())
    await holding.wait()
    waiting = asyncio.create_task(session.vote(slow, ballot))
    await session.vote(quick, ballot)
    assert await votes_of(ballot) == {quick.person: "for"}
    go_on.set()
    await asyncio.gather(holder, waiting)
    assert (await votes_of(ballot)).keys() == {quick.person, slow.person}


async def written(ballot: int, person: int) -> tuple[int, int, int]:
    """Versions of the vote, its changes, and its rows in the journal."""
    row = await fetch_one("SELECT version FROM vote WHERE ballot = $1 AND person = $2", ballot, person)
    return (
        row["version"],
        await count("vote_change WHERE ballot = $1 AND person = $2", ballot, person),
        await count("event WHERE kind = 'vote.cast' AND subject_id = $1 AND actor = $2", ballot, person),
    )

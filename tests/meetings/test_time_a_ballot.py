"""Time to vote: after it no vote is taken, until the chair adds a minute or closes; and what goes on the big screen."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands.balloting import extend_ballot, open_ballot, publish_result
from meetings.commands.preparing import Plan, prepare
from meetings.queries.ballots import ballot_facts
from tests.races.session import Session, running, votes_of
from tests.world import World

RUN_OUT = "UPDATE ballot SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1"


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


async def opened(session: Session, **more: object) -> int:
    ballot = await prepare(session.secretary, session.item, Plan(question="Đồng ý?", **more))
    await open_ballot(session.secretary, ballot)
    return ballot


async def test_the_time_begins_with_the_opening(session: Session) -> None:
    facts = await ballot_facts(await opened(session, seconds=180))
    assert (facts.closes_at - facts.opened_at).total_seconds() == 180


async def test_without_a_limit_there_is_none_and_none_can_be_extended(session: Session) -> None:
    ballot = await opened(session)
    assert (await ballot_facts(ballot)).closes_at is None
    with pytest.raises(RuleBroken):
        await extend_ballot(session.chair, ballot)


async def test_a_vote_after_its_time_is_not_taken_until_a_minute_is_added(session: Session) -> None:
    ballot = await opened(session, seconds=60)
    await fetch(RUN_OUT, ballot)
    with pytest.raises(RuleBroken):
        await session.vote(session.voters[0], ballot)
    assert await votes_of(ballot) == {}
    await extend_ballot(session.chair, ballot)
    await session.vote(session.voters[0], ballot)
    assert await votes_of(ballot) == {session.voters[0].person: "for"}


async def test_a_closed_ballot_gets_no_more_time(session: Session) -> None:
    ballot = await opened(session, seconds=60)
    await session.close(ballot)
    with pytest.raises(RuleBroken):
        await extend_ballot(session.chair, ballot)


async def test_a_result_is_published_once_and_only_when_there_is_one(session: Session) -> None:
    ballot = await opened(session)
    with pytest.raises(RuleBroken):
        await publish_result(session.chair, ballot)
    await session.close(ballot)
    await publish_result(session.chair, ballot)
    first = (await ballot_facts(ballot)).published_at
    await publish_result(session.chair, ballot)
    assert (await ballot_facts(ballot)).published_at == first


@pytest.mark.parametrize(
    ("agreeing", "outcome", "left"), [(True, "adopted", "postponed"), (False, "not_adopted", None)]
)
async def test_a_ballot_on_procedure_moves_its_item_only_when_it_is_adopted(
    session: Session, agreeing: bool, outcome: str, left: str | None
) -> None:
    ballot = await opened(session, kind="procedural", procedure="postpone")
    for voter in session.voters:
        await session.vote(voter, ballot, "for" if agreeing else "against")
    await session.close(ballot)
    result = (await ballot_facts(ballot)).result
    assert (result.outcome, result.needed) == (outcome, result.present // 2 + 1)
    row = await fetch_one("SELECT outcome FROM item_outcome WHERE item = $1", session.item)
    assert (row["outcome"] if row else None) == left

"""A ballot on procedure: what it does to its item, who is counted in it, and what it leaves alone."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch_one
from ecabinet.errors import RuleBroken
from ecabinet.i18n import translate as said
from meetings.commands import attending, balloting, confirming, sitting
from meetings.commands.preparing import Plan, prepare
from meetings.queries.ballots import ballot_facts
from meetings.queries.items import items_of
from meetings.queries.minutes import minutes_facts
from tests.races.session import Session, running
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


async def asked(session: Session, procedure: str) -> int:
    plan = Plan(question="Hoãn nội dung này?", kind="procedural", procedure=procedure)
    ballot = await prepare(session.secretary, session.item, plan)
    await balloting.open_ballot(session.secretary, ballot)
    return ballot


async def adopted(session: Session, ballot: int) -> None:
    for voter in session.voters:
        await session.vote(voter, ballot)
    await session.close(ballot)
    assert (await ballot_facts(ballot)).result.outcome == "adopted"


async def outcome_of(item: int) -> str | None:
    row = await fetch_one("SELECT outcome FROM item_outcome WHERE item = $1", item)
    return row["outcome"] if row else None


@pytest.mark.parametrize(("procedure", "outcome"), [("postpone", "postponed"), ("withdraw", "withdrawn")])
async def test_an_item_put_off_by_ballot_stays_put_off_when_the_meeting_goes_on(
    session: Session, procedure: str, outcome: str
) -> None:
    await adopted(session, await asked(session, procedure))
    with pytest.raises(RuleBroken, match="decided by a ballot"):
        await sitting.set_outcome(session.chair, session.item, "discussed")
    await sitting.go_to(session.chair, session.other_item)
    assert await outcome_of(session.item) == outcome
    await sitting.close_sitting(session.chair, session.meeting)
    assert await outcome_of(session.item) == outcome


async def test_an_item_that_is_taken_up_again_is_discussed_after_all(session: Session) -> None:
    await adopted(session, await asked(session, "postpone"))
    await sitting.go_to(session.chair, session.other_item)
    await sitting.go_to(session.chair, session.item)
    await sitting.go_to(session.chair, session.other_item)
    assert await outcome_of(session.item) == "discussed"


async def test_nothing_is_voted_on_an_item_that_was_just_put_off(session: Session) -> None:
    await adopted(session, await asked(session, "postpone"))
    with pytest.raises(RuleBroken, match="go on to another one"):
        await session.opened(paper=True)


async def test_a_decided_item_is_not_put_off(session: Session) -> None:
    await adopted(session, await session.opened(paper=True))
    for procedure in ("postpone", "withdraw"):
        with pytest.raises(RuleBroken, match="decided by a ballot"):
            await asked(session, procedure)
    assert await outcome_of(session.item) == "decided"


async def test_a_question_of_procedure_is_not_told_as_the_result_of_the_item(session: Session) -> None:
    await adopted(session, await asked(session, "close_debate"))
    shown = await items_of(session.meeting, person=0, capacity="chair", duties=frozenset())
    assert next(one for one in shown if one.id == session.item).result is None


async def test_only_those_who_are_still_there_are_counted(session: Session) -> None:
    """Of 25 present 12 are for; seven of them leave: with 5 of 18 nothing is adopted, whatever was sent before."""
    ballot = await asked(session, "postpone")
    members = [one for one in session.voters if one.person != session.chair.person]
    for n, voter in enumerate([*members, session.chair]):
        await session.vote(voter, ballot, "for" if n < 12 else "against")
    for voter in members[:7]:
        await attending.depart(voter, session.meeting, voter.person)
    await session.close(ballot)
    result = (await ballot_facts(ballot)).result
    present = len(session.voters) - 7
    assert (result.present, result.votes_for, result.votes_against) == (present, 5, len(session.voters) - 12)
    assert (result.outcome, result.needed) == ("not_adopted", present // 2 + 1)
    held = next(one for item in (await minutes_facts(session.meeting)).items for one in item.ballots if one.present)
    uncounted = [mark for mark in held.marks if said("not present at the closing, not counted") in mark.remark]
    assert len(uncounted) == 7
    assert held.rule == ""


async def test_who_has_voted_is_not_struck_before_the_ballot_is_over(session: Session) -> None:
    voter = next(one for one in session.voters if one.person != session.chair.person)
    await attending.depart(session.secretary, session.meeting, voter.person)
    await attending.arrive(voter, session.meeting, voter.person, mode="remote")
    ballot = await session.opened()
    await session.vote(voter, ballot)
    with pytest.raises(RuleBroken, match="Close or stop the ballot first"):
        await confirming.strike(session.secretary, session.meeting, voter.person)
    await session.close(ballot)
    await confirming.strike(session.secretary, session.meeting, voter.person)

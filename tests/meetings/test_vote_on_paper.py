"""A vote that a member gave on paper: two people stand behind it, and it is one vote like the others."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import Forbidden, RuleBroken
from meetings.commands import balloting
from meetings.commands.attending import depart
from meetings.commands.paper_votes import Entry, decide_entry, enter
from meetings.queries.ballots import ballot_facts
from meetings.queries.paper_votes import voters_on_paper, waiting_entries
from tests.races.session import Session, running, votes_of
from tests.races.start import at_once, refused
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


def entry_of(session: Session, n: int = 0, choice: str = "against") -> Entry:
    return Entry(person=session.voters[n].person, choice=choice, reason="Máy tính bảng hỏng", remark="Ghi trên phiếu")


async def test_it_counts_only_once_a_second_person_has_confirmed_it(session: Session) -> None:
    ballot = await session.opened()
    entry = await enter(session.secretary, ballot, entry_of(session))
    assert await votes_of(ballot) == {}
    assert (await ballot_facts(ballot)).cast == 0
    await decide_entry(session.chair, entry, "taken")
    assert await votes_of(ballot) == {session.voters[0].person: "against"}
    row = await fetch_one("SELECT source, remark FROM vote WHERE ballot = $1", ballot)
    assert (row["source"], row["remark"]) == ("paper", "Ghi trên phiếu")


async def test_who_entered_it_cannot_confirm_it(session: Session) -> None:
    ballot = await session.opened()
    entry = await enter(session.secretary, ballot, entry_of(session))
    with pytest.raises(Forbidden):
        await decide_entry(session.secretary, entry, "taken")
    assert await votes_of(ballot) == {}


async def test_a_refused_entry_leaves_no_vote_and_another_may_come(session: Session) -> None:
    ballot = await session.opened()
    await decide_entry(session.chair, await enter(session.secretary, ballot, entry_of(session)), "refused")
    assert await votes_of(ballot) == {}
    again = await enter(session.secretary, ballot, entry_of(session, choice="for"))
    await decide_entry(session.chair, again, "taken")
    assert await votes_of(ballot) == {session.voters[0].person: "for"}


async def test_one_entry_of_a_member_waits_at_a_time_however_many_hands_enter_it(session: Session) -> None:
    ballot = await session.opened()
    hands = [lambda: enter(session.secretary, ballot, entry_of(session))] * 5
    ends = await at_once(hands)
    assert len(refused(ends)) == 4
    assert len(await waiting_entries(ballot)) == 1


async def test_nobody_writes_over_a_vote_that_a_member_sent_himself(session: Session) -> None:
    ballot = await session.opened()
    entry = await enter(session.secretary, ballot, entry_of(session))
    await session.vote(session.voters[0], ballot, "for")
    with pytest.raises(RuleBroken):
        await decide_entry(session.chair, entry, "taken")
    with pytest.raises(RuleBroken):
        await enter(session.secretary, ballot, entry_of(session))
    assert await votes_of(ballot) == {session.voters[0].person: "for"}


async def test_the_member_may_still_change_it_himself(session: Session) -> None:
    ballot = await session.opened()
    await decide_entry(session.chair, await enter(session.secretary, ballot, entry_of(session)), "taken")
    await session.vote(session.voters[0], ballot, "for")
    row = await fetch_one("SELECT choice, source FROM vote WHERE ballot = $1", ballot)
    assert (row["choice"], row["source"]) == ("for", "own")


async def test_an_absent_member_has_no_vote_on_paper_either(session: Session) -> None:
    ballot = await session.opened()
    await depart(session.secretary, session.meeting, session.voters[0].person)
    with pytest.raises(RuleBroken) as refusal:
        await enter(session.secretary, ballot, entry_of(session))
    assert refusal.value.field == "person"
    assert session.voters[0].person not in {one.person for one in await voters_on_paper(ballot)}


async def test_the_closing_leaves_out_what_was_not_confirmed(session: Session) -> None:
    ballot = await session.opened()
    entry = await enter(session.secretary, ballot, entry_of(session))
    await session.close(ballot)
    assert (await ballot_facts(ballot)).result.cast == 0
    assert (await fetch_one("SELECT decision FROM paper_vote WHERE id = $1", entry))["decision"] == "too_late"
    with pytest.raises(RuleBroken):
        await decide_entry(session.chair, entry, "taken")


async def test_a_confirmation_that_races_the_closing_is_in_the_result_or_refused(session: Session) -> None:
    for _ in range(10):
        ballot = await session.opened()
        entry = await enter(session.secretary, ballot, entry_of(session))
        ends = await at_once([partial(decide_entry, session.chair, entry, "taken"), partial(session.close, ballot)])
        counted = (await ballot_facts(ballot)).result.votes_against
        assert counted == (0 if refused(ends) else 1)


async def test_the_journal_tells_whose_vote_it_was_and_not_how(session: Session) -> None:
    ballot = await session.opened()
    await decide_entry(session.chair, await enter(session.secretary, ballot, entry_of(session)), "taken")
    rows = await fetch("SELECT data FROM event WHERE subject_kind = 'ballot' AND subject_id = $1", ballot)
    assert all("against" not in row["data"] for row in rows)


async def test_a_withdrawn_ballot_takes_no_paper(session: Session) -> None:
    ballot = await session.opened()
    entry = await enter(session.secretary, ballot, entry_of(session))
    await balloting.stop_ballot(session.secretary, ballot, "Làm lại")
    ends = await asyncio.gather(decide_entry(session.chair, entry, "taken"), return_exceptions=True)
    assert isinstance(ends[0], RuleBroken)

"""Opening a ballot against leaving its item, adjourning, closing the sitting: an open ballot is never left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from ecabinet.db import fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands import balloting, sitting
from meetings.queries.ballots import ballot_facts
from meetings.queries.meetings import meeting_facts
from tests.races.session import Session, count
from tests.races.start import at_once, refused, times

LEAVE: dict[str, Callable[[Session], Awaitable[object]]] = {
    "going to another item": lambda session: sitting.go_to(session.secretary, session.other_item),
    "postponing the item": lambda session: sitting.set_outcome(session.secretary, session.item, "postponed"),
    "adjourning": lambda session: sitting.adjourn(session.chair, session.meeting),
    "closing the sitting": lambda session: sitting.close_sitting(session.chair, session.meeting),
}
BACK: dict[str, Callable[[Session], Awaitable[object]]] = {
    "adjourning": lambda session: sitting.resume(session.chair, session.meeting),
}


@pytest.mark.parametrize("way", LEAVE)
async def test_an_open_ballot_keeps_the_sitting_on_its_item(session: Session, way: str) -> None:
    ballot = await session.opened()
    with pytest.raises(RuleBroken, match="A ballot is open"):
        await LEAVE[way](session)
    await session.close(ballot)
    if way != "postponing the item":
        await LEAVE[way](session)


@pytest.mark.parametrize("way", LEAVE)
async def test_of_an_opening_and_a_leaving_at_once_exactly_one_is_refused(session: Session, way: str) -> None:
    rounds = 1 if way == "closing the sitting" else 8
    for _ in range(rounds):
        ballot = await session.prepared()
        ends = await at_once([
            lambda ballot=ballot: balloting.open_ballot(session.secretary, ballot), lambda: LEAVE[way](session),
        ])  # fmt: skip
        state = (await ballot_facts(ballot)).state
        assert len(refused(ends)) == 1
        assert (state == "open") == (ends[0] is None)
        assert state != "open" or await stays(session)
        await put_back(session, ballot, way)


async def stays(session: Session) -> bool:
    on = await fetch_one("SELECT item FROM current_item WHERE meeting = $1", session.meeting)
    return on["item"] == session.item and (await meeting_facts(session.meeting)).state == "sitting"


async def put_back(session: Session, ballot: int, way: str) -> None:
    await balloting.stop_ballot(session.secretary, ballot, "Lượt sau")
    if way == "closing the sitting":
        return
    if (await meeting_facts(session.meeting)).state == "adjourned":
        await BACK[way](session)
    await sitting.go_to(session.secretary, session.item)


async def test_two_hands_that_open_one_ballot_open_it_once(session: Session) -> None:
    for _ in range(5):
        ballot = await session.prepared()
        hands = [session.chair, session.secretary] * 4
        acts = [lambda hand=hand, ballot=ballot: balloting.open_ballot(hand, ballot) for hand in hands]
        assert await at_once(acts) == [None] * 8
        assert await count("opening WHERE ballot = $1", ballot) == 1
        assert await count("entitled WHERE ballot = $1", ballot) == 27
        assert await count("event WHERE kind = 'ballot.opened' AND subject_id = $1", ballot) == 1
        await session.close(ballot)


async def test_of_two_ballots_that_open_at_once_on_an_item_one_waits_for_the_other(session: Session) -> None:
    for _ in range(5):
        ballots = [await session.prepared(), await session.prepared()]
        ends = await at_once([
            lambda ballot=ballot: balloting.open_ballot(session.secretary, ballot) for ballot in ballots
        ])  # fmt: skip
        states = Counter([(await ballot_facts(ballot)).state for ballot in ballots])
        assert states == {"open": 1, "prepared": 1}
        assert "Another ballot is open" in refused(ends)[0].message
        for ballot in ballots:
            await balloting.stop_ballot(session.secretary, ballot, "Lượt sau")


async def test_an_item_has_one_place_and_the_sitting_one_item(session: Session) -> None:
    items = [session.item, session.other_item] * 5
    ends = await at_once([lambda item=item: sitting.go_to(session.secretary, item) for item in items])
    assert refused(ends) == []
    assert await count("current_item WHERE meeting = $1", session.meeting) == 1


async def test_a_sitting_is_closed_once_and_everybody_has_left_it(session: Session) -> None:
    ends = await at_once(times(6, lambda: sitting.close_sitting(session.chair, session.meeting)))
    assert refused(ends) == []
    assert await count("event WHERE kind = 'sitting.closed' AND room = $1", session.meeting) == 1
    here = "attendance a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1 AND a.left_at IS NULL"
    assert await count(here, session.meeting) == 0

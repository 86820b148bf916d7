"""The floor: asking, ordering, calling, the clock; one speaker at a time, whatever is pressed at once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands import sitting, speaking
from meetings.commands.attending import depart
from meetings.commands.planning import Plan, change_meeting
from meetings.queries.meetings import meeting_facts
from meetings.queries.speakers import floor_of, queue_of, running_speech, speaking_record
from tests.meetings.visiting import visit
from tests.races.session import Session, running
from tests.races.start import at_once, refused
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


async def waiting(session: Session) -> list[int]:
    return [row.person for row in await queue_of(session.item)]


async def asked(session: Session, *voters: int) -> list[int]:
    """These of the members ask, in this order; the ids of their requests."""
    for n in voters:
        await speaking.ask(session.voters[n], session.item)
    rows = {row.person: row.id for row in await queue_of(session.item)}
    return [rows[session.voters[n].person] for n in voters]


async def test_asking_twice_is_one_wish_also_when_both_come_at_once(session: Session) -> None:
    await at_once([partial(speaking.ask, session.voters[0], session.item)] * 8)
    assert await waiting(session) == [session.voters[0].person]
    row = await fetch_one("SELECT count(*) AS n FROM event WHERE kind = 'speaker.asked'")
    assert row["n"] == 1


async def test_the_queue_is_in_the_order_of_asking_until_it_is_changed(session: Session) -> None:
    first, second, third = await asked(session, 0, 1, 2)
    people = [session.voters[n].person for n in range(3)]
    assert await waiting(session) == people
    await speaking.move(session.chair, third, "first")
    await speaking.move(session.chair, first, "down")
    assert await waiting(session) == [people[2], people[1], people[0]]
    await speaking.withdraw(session.voters[1], second)
    assert await waiting(session) == [people[2], people[0]]


async def test_who_is_called_leaves_the_queue_and_ends_the_one_before(session: Session) -> None:
    first, second = await asked(session, 0, 1)
    await speaking.call(session.chair, first)
    await speaking.call(session.chair, second)
    speech = await running_speech(session.meeting)
    assert speech.person == session.voters[1].person
    assert await waiting(session) == []
    ended = await fetch("SELECT person FROM speech WHERE ended_at IS NOT NULL")
    assert [row["person"] for row in ended] == [session.voters[0].person]


async def test_two_hands_that_call_two_people_leave_one_speaker(session: Session) -> None:
    requests = await asked(session, 0, 1, 2)
    await at_once([partial(speaking.call, session.chair, request) for request in requests])
    rows = await fetch("SELECT 1 FROM speech WHERE meeting = $1 AND ended_at IS NULL", session.meeting)
    assert len(rows) == 1


async def test_one_person_called_twice_at_once_speaks_once(session: Session) -> None:
    (request,) = await asked(session, 0)
    ends = await at_once([partial(speaking.call, session.chair, request)] * 4)
    assert len(refused(ends)) == 3
    assert len(await fetch("SELECT 1 FROM speech")) == 1


async def test_a_pause_stands_still_and_a_minute_is_added(session: Session) -> None:
    (request,) = await asked(session, 0)
    await speaking.call(session.chair, request)
    granted = (await running_speech(session.meeting)).clock.granted
    await speaking.pause(session.chair, session.meeting)
    await speaking.extend(session.chair, session.meeting)
    paused = (await running_speech(session.meeting)).clock
    assert paused.granted == granted + 60
    assert paused.left(paused.paused_at) == paused.left(paused.paused_at + timedelta(hours=1))
    await speaking.resume(session.chair, session.meeting)
    assert (await running_speech(session.meeting)).clock.paused_at is None
    await speaking.end(session.chair, session.meeting)
    await speaking.end(session.chair, session.meeting)
    assert await running_speech(session.meeting) is None


async def test_a_minute_after_the_time_was_over_counts_from_now(session: Session) -> None:
    (request,) = await asked(session, 0)
    await speaking.call(session.chair, request)
    await fetch("UPDATE speech SET started_at = started_at - interval '10 minutes'")
    await speaking.extend(session.chair, session.meeting)
    clock = (await running_speech(session.meeting)).clock
    row = await fetch_one("SELECT clock_timestamp() AS now")
    assert 55 <= clock.left(row["now"]) <= 60


async def test_the_absent_and_the_uninvited_are_not_given_the_floor(session: Session, world: World) -> None:
    await depart(session.secretary, session.meeting, session.voters[0].person)
    for person in (session.voters[0].person, world.people["auditor"].person):
        with pytest.raises(RuleBroken):
            await speaking.give_floor(session.chair, session.item, person)


async def test_leaving_the_item_ends_the_speech(session: Session) -> None:
    (request,) = await asked(session, 0)
    await speaking.call(session.chair, request)
    await sitting.go_to(session.secretary, session.other_item)
    assert await running_speech(session.meeting) is None
    with pytest.raises(RuleBroken):
        await speaking.give_floor(session.chair, session.item, session.voters[0].person)


async def test_the_time_of_an_agency_is_counted_over_the_meeting(session: Session, world: World) -> None:
    minister = [voter.person for voter in session.voters].index(world.people["minister"].person)
    (request,) = await asked(session, minister)
    await speaking.call(session.chair, request)
    await fetch("UPDATE speech SET started_at = started_at - interval '4 minutes'")
    await speaking.end(session.chair, session.meeting)
    await asked(session, minister)
    (row,) = (await floor_of(session.meeting, session.item)).queue
    assert 240 <= row.agency_spoken <= 300
    assert 240 <= row.spoken <= 300
    assert row.is_over(3)
    assert not row.is_over(6)


async def test_how_long_people_speak_on_a_closed_item_is_not_told_on_the_next_one(
    session: Session, world: World
) -> None:
    minister = [voter.person for voter in session.voters].index(world.people["minister"].person)
    closed = world.sitting.items[2]
    await sitting.go_to(session.chair, closed)
    await speaking.give_floor(session.chair, closed, session.voters[minister].person)
    await fetch("UPDATE speech SET started_at = started_at - interval '4 minutes'")
    await sitting.go_to(session.chair, session.item)
    await asked(session, minister)
    (row,) = (await floor_of(session.meeting, session.item)).queue
    assert (row.spoken, row.agency_spoken) == (0, 0)


async def test_who_ends_a_speech_does_not_end_the_next_one(session: Session) -> None:
    first, second = await asked(session, 0, 1)
    await speaking.call(session.chair, first)
    ended = (await running_speech(session.meeting)).id
    await speaking.call(session.chair, second)
    await speaking.end(session.secretary, session.meeting, ended)
    assert (await running_speech(session.meeting)).person == session.voters[1].person
    with pytest.raises(RuleBroken, match="somebody else is speaking"):
        await speaking.extend(session.secretary, session.meeting, ended)


async def test_a_secretary_does_not_speak_on_an_item_that_he_may_see(session: Session, world: World) -> None:
    person, closed = session.secretary.person, world.sitting.items[2]
    await fetch("INSERT INTO clearance (item, person) VALUES ($1, $2)", closed, person)
    await sitting.go_to(session.chair, closed)
    with pytest.raises(RuleBroken, match="take part"):
        await speaking.give_floor(session.chair, closed, person)


async def test_the_record_names_who_spoke_longest_first_and_who_never_did(session: Session) -> None:
    (request,) = await asked(session, 0)
    await speaking.call(session.chair, request)
    await fetch("UPDATE speech SET started_at = started_at - interval '1 hour'")
    await speaking.end(session.chair, session.meeting)
    rows = await speaking_record()
    assert rows[0].person == session.voters[0].person
    assert rows[0].seconds >= 3600
    assert len(rows) == 27
    assert rows[-1].last_at is None


async def test_a_member_asks_and_withdraws_by_plain_forms_and_nobody_elses(session: Session) -> None:
    async with visit(session.voters[0]) as mine, visit(session.voters[1]) as other:
        assert (await mine.post(f"/items/{session.item}/speaker-requests")).status == 303
        (row,) = await queue_of(session.item)
        assert (await other.post(f"/speaker-requests/{row.id}/withdrawal")).status == 404
        room = await mine.get(f"/meetings/{session.meeting}/room")
        assert f"/speaker-requests/{row.id}/withdrawal" in room.forms
        assert (await mine.post(f"/speaker-requests/{row.id}/withdrawal")).status == 303
    assert await waiting(session) == []


async def test_the_plan_of_a_meeting_says_how_long_people_speak(world: World) -> None:
    facts = await meeting_facts(world.called.id)
    plan = Plan(
        kind=facts.kind, title=facts.title, place=facts.place, starts_at=facts.starts_at, ends_at=facts.ends_at,
        speech_seconds=180, agency_minutes=15,
    )  # fmt: skip
    await change_meeting(world.people["office"].viewer, world.called.id, plan, version=facts.version)
    changed = await meeting_facts(world.called.id)
    assert (changed.speech_seconds, changed.agency_minutes) == (180, 15)

"""A called meeting never loses its chair or its secretary; while it sits, the chair goes to another head."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch
from ecabinet.errors import NotFound, RuleBroken
from meetings.commands import attending, sitting
from meetings.commands.chairing import hand_over
from meetings.commands.inviting import invite, uninvite
from meetings.queries.ballots import ballot_facts
from meetings.queries.courses import courses
from meetings.queries.presence import participants
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.races.session import Session, count, running
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    """The Deputy Prime Minister is present, too."""
    made = await running(world)
    await attending.arrive(made.secretary, made.meeting, world.people["deputy"].person, mode="room")
    return made


async def leading(meeting: int) -> dict[str, list[int]]:
    rows = await participants(meeting)
    return {name: [row.person for row in rows if row.capacity == name] for name in ("chair", "secretary")}


async def test_a_called_meeting_keeps_its_chair_and_its_secretary(world: World) -> None:
    meeting, office = world.called.id, world.people["office"].viewer
    before = await leading(meeting)
    for capacity, words in (("chair", "keeps its chair"), ("secretary", "keeps its secretary")):
        (person,) = before[capacity]
        with pytest.raises(RuleBroken, match=words):
            await invite(office, meeting, [person], "member")
        with pytest.raises(RuleBroken, match=words):
            await uninvite(office, meeting, person)
    assert await leading(meeting) == before


async def test_another_chair_of_a_called_meeting_is_named_in_one_act(world: World) -> None:
    meeting, deputy = world.called.id, world.people["deputy"].person
    (before,) = (await leading(meeting))["chair"]
    async with visit(world.people["office"].viewer) as office:
        page = await office.post(f"/meetings/{meeting}/participants", people=deputy, capacity="chair")
    assert page.status == 303
    assert (await leading(meeting))["chair"] == [deputy]
    assert next(row.capacity for row in await participants(meeting) if row.person == before) == "member"


async def test_before_the_call_a_list_may_still_be_without_them(world: World) -> None:
    meeting = await draft(world)
    await uninvite(world.people["office"].viewer, meeting, world.people["prime_minister"].person)
    assert (await leading(meeting))["chair"] == []


async def test_a_meeting_that_lost_its_chair_is_not_opened(world: World) -> None:
    meeting = world.called.id
    await fetch("UPDATE participant SET capacity = 'member' WHERE meeting = $1 AND capacity = 'chair'", meeting)
    with pytest.raises(RuleBroken, match="keeps its chair"):
        await sitting.open_sitting(world.people["secretary"].viewer, meeting)


async def test_who_takes_over_the_chair_closes_the_ballot_that_is_open(session: Session, world: World) -> None:
    deputy = world.people["deputy"].viewer
    ballot = await session.opened()
    await hand_over(session.secretary, session.meeting, deputy.person)
    assert (await leading(session.meeting))["chair"] == [deputy.person]
    async with visit(session.chair) as before, visit(deputy) as now:
        assert (await before.post(f"/ballots/{ballot}/closure")).status == 403
        assert (await now.post(f"/ballots/{ballot}/closure")).status == 303
    assert (await ballot_facts(ballot)).state == "closed"


async def test_handing_over_is_told_in_the_journal_in_the_minutes_and_to_who_chairs_now(
    session: Session, world: World
) -> None:
    deputy = world.people["deputy"].viewer
    await hand_over(session.chair, session.meeting, deputy.person)
    await hand_over(session.secretary, session.meeting, deputy.person)
    assert await count("event WHERE kind = 'chair.handed_over' AND room = $1", session.meeting) == 1
    assert await count("notice WHERE kind = 'chair.handed_over' AND person = $1", deputy.person) == 1
    assert any(f"{deputy.name} chủ trì thay" in line for line in (await courses(session.meeting))[session.item])


async def test_only_a_head_of_the_government_who_is_a_member_and_present_takes_over(
    session: Session, world: World
) -> None:
    deputy = world.people["deputy"].person
    with pytest.raises(RuleBroken, match="Prime Minister or a Deputy"):
        await hand_over(session.secretary, session.meeting, world.people["minister"].person)
    with pytest.raises(NotFound):
        await hand_over(session.secretary, session.meeting, world.people["admin"].person)
    await attending.depart(session.secretary, session.meeting, deputy)
    with pytest.raises(RuleBroken, match="present"):
        await hand_over(session.secretary, session.meeting, deputy)
    with pytest.raises(RuleBroken, match="while the meeting sits"):
        await hand_over(session.secretary, world.called.id, deputy)


async def test_the_console_offers_it_to_the_desk_by_a_form_that_asks_again(session: Session, world: World) -> None:
    path = f"/meetings/{session.meeting}/chair"
    deputy = world.people["deputy"].person
    async with visit(session.secretary) as desk, visit(session.voters[3]) as member:
        page = await desk.get(f"/meetings/{session.meeting}/console")
        assert path in page.forms
        assert "Chuyển quyền chủ trì?" in page.html
        assert (await member.post(path, person=deputy)).status == 403
        assert (await desk.post(path, person=deputy)).status == 303
        assert (await desk.post(path, person=world.people["minister"].person)).status == 422
    assert (await leading(session.meeting))["chair"] == [deputy]

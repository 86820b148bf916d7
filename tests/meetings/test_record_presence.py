"""Presence: declared, confirmed or struck; the item during which somebody came or left; invitees called in."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import RuleBroken
from meetings.commands import attending, sitting
from meetings.commands.admitting import call_in
from meetings.commands.confirming import confirm, strike
from meetings.queries.items import relation_to_item
from meetings.queries.minutes import minutes_facts
from meetings.queries.presence import ParticipantRow, participants, quorum
from tests.meetings.visiting import visit
from tests.races.session import Session, count, running
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    """A minister of the running sitting has gone; its first item is on."""
    made = await running(world)
    await attending.depart(made.secretary, made.meeting, made.voters[1].person)
    return made


async def row(session: Session, person: int) -> ParticipantRow:
    return next(one for one in await participants(session.meeting) if one.person == person)


async def present(session: Session) -> int:
    taken = await fetch_one("SELECT now() AS now")
    assert taken is not None
    return (await quorum(session.meeting, now=taken["now"])).present


async def test_what_one_declares_counts_at_once_and_waits_for_the_desk(session: Session) -> None:
    him, before = session.voters[1], await present(session)
    await attending.arrive(him, session.meeting, him.person, mode="room")
    assert (await row(session, him.person)).declared
    assert await present(session) == before + 1
    await confirm(session.secretary, session.meeting, him.person)
    assert not (await row(session, him.person)).declared
    assert await present(session) == before + 1


async def test_all_that_is_declared_is_confirmed_with_one_press_and_once(session: Session) -> None:
    declared = [one.person for one in await participants(session.meeting) if one.declared]
    assert len(declared) > 1
    assert await confirm(session.secretary, session.meeting) == len(declared)
    assert await confirm(session.secretary, session.meeting) == 0
    pressed = "event WHERE kind = 'presence.confirmed' AND room = $1 AND at > now() - interval '1 minute'"
    assert await count(pressed, session.meeting) == 1
    assert not any(one.declared for one in await participants(session.meeting))


async def test_what_the_desk_records_needs_nobody_else(session: Session) -> None:
    him = session.voters[1]
    await attending.arrive(session.secretary, session.meeting, him.person, mode="paper")
    assert (await row(session, him.person)).confirmed
    await attending.arrive(him, session.meeting, him.person, mode="remote")
    assert (await row(session, him.person)).declared, "in another way he declares it anew"


async def test_a_struck_presence_was_none_and_its_author_is_told(session: Session) -> None:
    him, before = session.voters[1], await present(session)
    await attending.depart(session.secretary, session.meeting, session.voters[2].person)
    never = await fetch_one(
        "SELECT p.person FROM participant p WHERE p.meeting = $1 AND NOT EXISTS"
        " (SELECT 1 FROM attendance a WHERE a.participant = p.id) AND p.capacity = 'member' ORDER BY p.id LIMIT 1",
        session.meeting,
    )
    await attending.arrive(him, session.meeting, him.person, mode="room")
    await strike(session.secretary, session.meeting, him.person)
    assert await present(session) == before - 1
    assert await count("event WHERE kind = 'presence.struck' AND (data->>'person')::int = $1", him.person) == 1
    assert await count("notice WHERE kind = 'presence.struck' AND person = $1", him.person) == 1
    assert not (await row(session, never["person"])).stayed
    facts = await minutes_facts(session.meeting)
    (minuted,) = [one for one in facts.present if one.name == him.name]
    assert minuted.left_at is not None, "his earlier stay is what stands"


async def test_a_confirmed_presence_is_not_struck(session: Session) -> None:
    him = session.voters[1]
    with pytest.raises(RuleBroken, match="not marked"):
        await strike(session.secretary, session.meeting, him.person)
    await attending.arrive(session.secretary, session.meeting, him.person, mode="room")
    with pytest.raises(RuleBroken, match="confirmed already"):
        await strike(session.secretary, session.meeting, him.person)


async def test_who_comes_and_leaves_is_told_with_the_item_that_was_on(session: Session) -> None:
    late, early = session.voters[1], session.voters[2]
    await sitting.go_to(session.secretary, session.other_item)
    await attending.arrive(late, session.meeting, late.person, mode="room")
    await attending.depart(early, session.meeting, early.person)
    assert (await row(session, late.person)).came == session.other_item
    assert (await row(session, early.person)).went == session.other_item
    facts = await minutes_facts(session.meeting)
    first, second = facts.items[0].course, facts.items[1].course
    assert any(late.name in line and "Rời" in line for line in first), "he left during the first item"
    assert any(late.name in line and "Đến" in line for line in second)
    assert any(early.name in line and "Rời" in line for line in second)


async def test_going_online_is_no_arrival(session: Session) -> None:
    him = session.voters[3]
    await attending.arrive(him, session.meeting, him.person, mode="remote")
    stays = await fetch(
        "SELECT a.arrived_during, a.left_during FROM attendance a JOIN participant p ON p.id = a.participant"
        " WHERE p.meeting = $1 AND p.person = $2",
        session.meeting, him.person,
    )  # fmt: skip
    assert [tuple(stay) for stay in stays] == [(None, None), (None, None)]


async def test_closing_the_sitting_is_no_departure(session: Session) -> None:
    stays = session.voters[2]
    await sitting.close_sitting(session.chair, session.meeting)
    facts = await minutes_facts(session.meeting)
    (minuted,) = [one for one in facts.present if one.name == stays.name]
    assert minuted.left_at is None
    assert not any(stays.name in line for item in facts.items for line in item.course)


async def test_an_invitee_is_called_in_for_the_item_that_is_on_and_sees_it(session: Session, world: World) -> None:
    guest = world.people["invitee"].viewer
    with pytest.raises(RuleBroken, match="item that is on"):
        await call_in(session.secretary, session.other_item, guest.person)
    await sitting.go_to(session.secretary, session.other_item)
    assert not (await relation_to_item(guest, session.other_item))[1].cleared
    await call_in(session.secretary, session.other_item, guest.person)
    await call_in(session.secretary, session.other_item, guest.person)
    assert (await relation_to_item(guest, session.other_item))[1].cleared
    assert (await row(session, guest.person)).mode == "room"
    assert await count("notice WHERE kind = 'invitee.called_in' AND person = $1", guest.person) == 1
    with pytest.raises(RuleBroken, match="Only invitees"):
        await call_in(session.secretary, session.other_item, session.voters[1].person)


async def test_who_is_let_out_of_a_closed_item_no_longer_looks_into_it(session: Session, world: World) -> None:
    guest, closed = world.people["invitee"].viewer, world.sitting.items[2]
    await sitting.go_to(session.chair, closed)
    await call_in(session.chair, closed, guest.person)
    assert (await relation_to_item(guest, closed))[1].cleared
    await attending.depart(session.chair, session.meeting, guest.person)
    assert not (await relation_to_item(guest, closed))[1].cleared
    assert (await relation_to_item(guest, session.item))[1].cleared, "an open item that he came for stays his"


async def test_the_desk_confirms_and_strikes_by_plain_forms(session: Session) -> None:
    him, other = session.voters[1], session.voters[2]
    await attending.depart(session.secretary, session.meeting, other.person)
    for one in (him, other):
        await attending.arrive(one, session.meeting, one.person, mode="room")
    path = f"/meetings/{session.meeting}/attendance"
    async with visit(session.secretary) as desk, visit(him) as member:
        room = await desk.get(f"/meetings/{session.meeting}/room")
        assert {f"{path}/confirmation", f"{path}/rejection"} <= room.forms
        assert (await member.post(f"{path}/confirmation", person=him.person)).status == 403
        assert (await desk.post(f"{path}/confirmation", person=him.person)).status == 303
        assert (await desk.post(f"{path}/rejection", person=other.person)).status == 303
        assert (await desk.post(f"{path}/rejection", person=him.person)).status == 422
    assert (await row(session, him.person)).confirmed
    assert (await row(session, other.person)).mode is None


async def test_the_light_says_the_rule_the_needed_and_the_present(session: Session) -> None:
    here = await present(session)
    async with visit(session.voters[2]) as member:
        text = (await member.get(f"/meetings/{session.meeting}/room")).text
    assert "Đủ số thành viên" in text
    assert f"{here} trên 27 thành viên có mặt" in text
    assert "Cần 18 (hai phần ba tổng số thành viên)" in text
    for voter in session.voters[1:10]:
        await attending.depart(session.secretary, session.meeting, voter.person)
    async with visit(session.voters[0]) as chair:
        text = (await chair.get(f"/meetings/{session.meeting}/room")).text
    missing = 18 - await present(session)
    assert missing > 0
    assert f"Chưa đủ số thành viên, còn thiếu {missing}" in text

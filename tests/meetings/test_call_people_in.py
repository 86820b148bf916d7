"""Being called in to a closed item lasts as long as the item is on and one is there; what was planned stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from ecabinet.access import Viewer
from ecabinet.db import fetch_one
from meetings.commands import attending, sitting
from meetings.commands.admitting import call_in
from meetings.commands.confirming import strike
from meetings.commands.inviting import clear
from meetings.commands.undoing import undo
from meetings.queries.items import relation_to_item
from tests.meetings.visiting import visit
from tests.races.session import Session, running
from tests.world import World

OVER: dict[str, Callable[[Session, int, int], Awaitable[object]]] = {
    "the meeting goes on to the next item": lambda s, item, guest: sitting.go_to(s.chair, s.other_item),
    "the item is finished": lambda s, item, guest: sitting.set_outcome(s.chair, item, "discussed"),
    "he leaves": lambda s, item, guest: attending.depart(s.chair, s.meeting, guest),
    "the sitting closes": lambda s, item, guest: sitting.close_sitting(s.chair, s.meeting),
    "his presence is struck": lambda s, item, guest: strike(s.chair, s.meeting, guest),
}


@pytest.fixture
async def session(world: World) -> Session:
    """An invitee said during an open item that he is there; then the closed item was begun."""
    made = await running(world)
    guest = world.people["invitee"].person
    await attending.depart(made.secretary, made.meeting, guest)
    await attending.arrive(world.people["invitee"].viewer, made.meeting, guest, mode="room")
    await sitting.go_to(made.chair, world.sitting.items[2])
    return made


@pytest.fixture
def guest(world: World) -> Viewer:
    return world.people["invitee"].viewer


@pytest.fixture
def closed(world: World) -> int:
    return world.sitting.items[2]


async def sees(guest: Viewer, item: int) -> bool:
    return (await relation_to_item(guest, item))[1].cleared


async def last() -> int:
    row = await fetch_one("SELECT max(id) AS id FROM undoable")
    assert row is not None
    return int(row["id"])


@pytest.mark.parametrize("way", OVER)
async def test_who_was_called_in_is_out_as_soon_as(session: Session, guest: Viewer, closed: int, way: str) -> None:
    await call_in(session.chair, closed, guest.person)
    async with visit(guest) as him:
        assert (await him.get(f"/items/{closed}")).status == 200
        await OVER[way](session, closed, guest.person)
        assert (await him.get(f"/items/{closed}")).status == 404


@pytest.mark.parametrize("way", OVER)
async def test_who_was_cleared_by_the_plan_looks_into_the_item_although(
    session: Session, guest: Viewer, closed: int, way: str
) -> None:
    await clear(session.chair, closed, [guest.person])
    await call_in(session.chair, closed, guest.person)
    await OVER[way](session, closed, guest.person)
    assert await sees(guest, closed)


async def test_what_becomes_of_another_item_shuts_nobody_out(session: Session, guest: Viewer, closed: int) -> None:
    await call_in(session.chair, closed, guest.person)
    await sitting.set_outcome(session.chair, session.other_item, "postponed")
    assert await sees(guest, closed)


async def test_who_was_shut_out_by_an_act_that_is_undone_is_within_again(
    session: Session, guest: Viewer, closed: int
) -> None:
    await call_in(session.chair, closed, guest.person)
    await sitting.go_to(session.chair, session.other_item)
    await undo(session.chair, await last())
    assert await sees(guest, closed)
    await sitting.go_to(session.chair, session.other_item)
    assert not await sees(guest, closed), "he is within as before: no longer than the item is on"


async def test_who_has_gone_meanwhile_does_not_come_back_by_an_undoing(
    session: Session, guest: Viewer, closed: int
) -> None:
    await call_in(session.chair, closed, guest.person)
    await sitting.go_to(session.chair, session.other_item)
    await attending.depart(session.chair, session.meeting, guest.person)
    await attending.arrive(session.chair, session.meeting, guest.person, mode="room")
    await undo(session.chair, await last())
    assert not await sees(guest, closed)


async def test_undoing_the_beginning_of_an_item_shuts_out_whoever_was_called_in_to_it(
    session: Session, guest: Viewer, closed: int
) -> None:
    await call_in(session.chair, closed, guest.person)
    await undo(session.chair, await last())
    assert not await sees(guest, closed)

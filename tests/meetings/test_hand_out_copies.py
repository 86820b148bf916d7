"""Copies on paper in a meeting: who may get one, and the warning when the meeting is over and some are still out."""

from __future__ import annotations

import pytest

from documents.commands.attaching import attach_stub
from documents.commands.handing import hand_out, take_back
from documents.queries.copies import copies_of
from ecabinet.db import fetch
from ecabinet.errors import RuleBroken
from meetings.commands.inviting import clear
from meetings.commands.sitting import close_sitting
from meetings.queries.readers import readers_of_item
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import Gathering, World


async def readers(world: World, item: int) -> set[str]:
    found = dict(await readers_of_item(item))
    return {name for name, one in world.people.items() if one.person in found}


async def stub(world: World, meeting: Gathering, n: int, title: str = "Phát tại phòng họp") -> int:
    office = world.people["office"].viewer
    return await attach_stub(office, title=title, kind="report", meeting=meeting.id, item=meeting.items[n])


async def test_copies_go_to_who_may_look_into_the_item(world: World) -> None:
    ministers = {"prime_minister", "deputy", "minister", "other_minister"}
    everybody = ministers | {"office", "office_head", "secretary"}
    assert await readers(world, world.sitting.items[0]) == everybody | {"substitute", "invitee"}
    assert await readers(world, world.sitting.items[1]) == everybody | {"substitute"}
    assert await readers(world, world.sitting.items[2]) == ministers | {"office_head"}
    await clear(world.people["office"].viewer, world.sitting.items[2], [world.people["secretary"].person])
    assert await readers(world, world.sitting.items[2]) == ministers | {"secretary"}


async def test_before_the_call_only_who_prepares_the_meeting_gets_one(world: World) -> None:
    meeting = await draft(world, "Một")
    (row,) = await fetch("SELECT id FROM agenda_item WHERE meeting = $1", meeting)
    assert await readers(world, row["id"]) == {"prime_minister", "secretary", "office", "office_head"}


async def test_the_chair_comes_first_and_the_office_last(world: World) -> None:
    ids = [person for person, _ in await readers_of_item(world.sitting.items[0])]
    assert ids[0] == world.people["prime_minister"].person
    assert ids.index(world.people["office"].person) > ids.index(world.people["invitee"].person)


async def test_nobody_gets_a_copy_of_a_closed_item_that_he_is_not_cleared_for(world: World) -> None:
    paper = await stub(world, world.sitting, 2)
    with pytest.raises(RuleBroken, match="Choose people from the list"):
        await hand_out(world.people["office_head"].viewer, paper, [world.people["substitute"].person])


async def test_when_the_meeting_is_over_its_page_names_what_is_still_out(world: World) -> None:
    office, path = world.people["office"].viewer, f"/meetings/{world.sitting.id}"
    paper, closed = await stub(world, world.sitting, 0), await stub(world, world.sitting, 2, "Bản giấy kín")
    for one in (paper, closed):
        await hand_out(office, one, [world.people[name].person for name in ("minister", "deputy")])
    async with visit(office) as visitor:
        assert "chưa thu về" not in (await visitor.get(path)).text
    await close_sitting(world.people["prime_minister"].viewer, world.sitting.id)
    for name, warned in (("office", True), ("secretary", True), ("prime_minister", False), ("minister", False)):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(path)
        assert ("Bản giấy chưa thu về (2)" in page.text) is warned, name
        assert (f"/papers/{paper}#copies" in page.links) is warned, name
        assert f"/papers/{closed}#copies" not in page.links, name
    for row in await copies_of(paper):
        await take_back(office, paper, row.id)
    async with visit(office) as visitor:
        assert "chưa thu về" not in (await visitor.get(path)).text

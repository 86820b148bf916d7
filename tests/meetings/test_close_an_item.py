"""A closed item, and who is cleared for it; an invitee's items."""

from __future__ import annotations

from meetings.queries.clearances import cleared_people
from meetings.queries.items import items_of
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def closed_item(world: World) -> int:
    meeting = await draft(world, "Kín", closed=True)
    return (await items_of(meeting, person=0, capacity="chair", duties=frozenset()))[0].id


async def test_who_closes_an_item_keeps_it_in_sight(world: World) -> None:
    item = await closed_item(world)
    async with visit(world.people["office"].viewer) as office, visit(world.people["secretary"].viewer) as secretary:
        assert (await office.get(f"/items/{item}/plan")).status == 200
        assert (await secretary.get(f"/items/{item}/plan")).status == 404
        assert (await secretary.post(f"/items/{item}/removal")).status == 404


async def test_it_clears_by_name_and_keeps_the_one_who_clears(world: World) -> None:
    item = await closed_item(world)
    office, secretary = world.people["office"], world.people["secretary"]
    async with visit(office.viewer) as visitor:
        assert (await visitor.post(f"/items/{item}/clearance", people=secretary.person)).status == 303
        assert await cleared_people(item) == sorted([office.person, secretary.person])
        assert (await visitor.post(f"/items/{item}/clearance")).status == 303
    assert await cleared_people(item) == [office.person]


async def test_an_opened_item_is_cleared_for_invitees_alone(world: World) -> None:
    item, invitee = world.called.items[0], world.people["invitee"]
    async with visit(world.people["office"].viewer) as office, visit(invitee.viewer) as visitor:
        assert (await visitor.get(f"/items/{item}")).status == 404
        assert (await office.post(f"/items/{item}/clearance", people=invitee.person)).status == 303
        assert (await visitor.get(f"/items/{item}")).status == 200
        page = await office.post(f"/items/{item}/clearance", people=world.people["secretary"].person)
    assert page.status == 422
    assert "Chọn người trong danh sách" in page.text


async def test_nobody_unknown_is_cleared(world: World) -> None:
    item = await closed_item(world)
    async with visit(world.people["office"].viewer) as office:
        for people in ("999999", world.people["admin"].person, "ai đó"):
            assert (await office.post(f"/items/{item}/clearance", people=people)).status == 422
    assert await cleared_people(item) == [world.people["office"].person]


async def test_the_title_of_a_closed_item_is_in_no_page_of_the_uncleared(world: World) -> None:
    meeting, item = world.sitting.id, world.sitting.items[2]
    async with visit(world.people["office"].viewer) as office:
        for path in (f"/meetings/{meeting}", f"/meetings/{meeting}/agenda", f"/items/{item}", f"/items/{item}/plan"):
            assert "Nội dung kín" not in (await office.get(path)).text, path
        assert (await office.post(f"/items/{item}/clauses", text="Kết luận")).status == 404
        assert (await office.get(f"/items/{item}/conclusion")).status == 404

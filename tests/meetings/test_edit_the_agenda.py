"""Adding, changing, moving and removing the items of an agenda."""

from __future__ import annotations

from ecabinet.agencies import named
from ecabinet.clock import house_day, now
from meetings.queries.items import ItemRow, items_of
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World

ITEM = {"title": "Dự thảo Nghị định", "kind": "draft", "minutes_planned": "40"}


async def items(meeting: int) -> list[ItemRow]:
    return await items_of(meeting, person=0, capacity="chair", duties=frozenset())


async def titles(meeting: int) -> list[str]:
    return [item.title for item in await items(meeting)]


async def test_it_adds_an_item_at_the_end(world: World) -> None:
    meeting = await draft(world, "Một")
    agency = await named("Bộ Y tế", house_day(now()))
    assert agency is not None
    async with visit(world.people["secretary"].viewer) as secretary:
        page = await secretary.post(f"/meetings/{meeting}/items", **ITEM, agency=agency.id)
    assert page.to == f"/meetings/{meeting}/agenda"
    added = (await items(meeting))[-1]
    assert (added.position, added.title, added.agency_name, added.minutes_planned) == (2, ITEM["title"], "Bộ Y tế", 40)


async def test_what_was_typed_is_kept(world: World) -> None:
    meeting = await draft(world)
    async with visit(world.people["office"].viewer) as office:
        for wrong in (
            {"agency": "999999"},
            {"kind": "party"},
            {"minutes_planned": "601"},
            {"minutes_planned": "nửa giờ"},
        ):
            page = await office.post(f"/meetings/{meeting}/items", **ITEM | wrong)
            assert page.status == 422, wrong
            assert "Dự thảo Nghị định</textarea>" in page.html
            assert page.html.count('class="err"') == 1, wrong
        page = await office.post(f"/meetings/{meeting}/items", **ITEM | {"title": " "})
    assert page.status == 422
    assert await items(meeting) == []


async def test_it_changes_an_item_and_a_stale_one_gets_both(world: World) -> None:
    meeting = await draft(world, "Một")
    item = (await items(meeting))[0].id
    async with visit(world.people["office"].viewer) as office, visit(world.people["secretary"].viewer) as secretary:
        old = (await secretary.get(f"/items/{item}/plan")).hidden("version")
        assert (await office.post(f"/items/{item}/plan", **ITEM, version=old)).status == 303
        page = await secretary.post(f"/items/{item}/plan", **ITEM | {"title": "Của thư ký"}, version=old)
        assert page.status == 409
        assert "Dự thảo Nghị định" in page.text
        assert "Của thư ký</textarea>" in page.html
        again = await secretary.post(
            f"/items/{item}/plan", **ITEM | {"title": "Của thư ký"}, version=page.hidden("version")
        )
    assert again.status == 303
    assert await titles(meeting) == ["Của thư ký"]


async def test_it_moves_an_item_and_stays_at_the_ends(world: World) -> None:
    meeting = await draft(world, "Một", "Hai", "Ba")
    first, second, third = [item.id for item in await items(meeting)]
    async with visit(world.people["office"].viewer) as office:
        await office.post(f"/items/{third}/position", direction="up")
        assert await titles(meeting) == ["Một", "Ba", "Hai"]
        await office.post(f"/items/{first}/position", direction="up")
        await office.post(f"/items/{second}/position", direction="down")
        assert await titles(meeting) == ["Một", "Ba", "Hai"]
        assert (await office.post(f"/items/{first}/position", direction="left")).status == 422


async def test_it_removes_an_item_that_holds_nothing(world: World) -> None:
    meeting = await draft(world, "Một", "Hai")
    async with visit(world.people["office"].viewer) as office:
        assert (await office.post(f"/items/{(await items(meeting))[0].id}/removal")).status == 303
        with_papers = await office.post(f"/items/{world.called.items[0]}/removal")
    assert await titles(meeting) == ["Hai"]
    assert with_papers.status == 422
    assert "đã có tài liệu hoặc biểu quyết" in with_papers.text


async def test_the_agenda_of_a_meeting_that_sits_does_not_change(world: World) -> None:
    meeting, item = world.sitting.id, world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary:
        assert (await secretary.post(f"/meetings/{meeting}/items", **ITEM)).status == 422
        assert (await secretary.post(f"/items/{item}/position", direction="down")).status == 422
        page = await secretary.get(f"/meetings/{meeting}/agenda")
    assert page.forms == set()
    assert "đã khai mạc" in page.text


async def test_members_do_not_edit_it(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        assert (await minister.get(f"/meetings/{world.called.id}/agenda")).status == 403
        assert (await minister.post(f"/items/{world.called.items[0]}/removal")).status == 403

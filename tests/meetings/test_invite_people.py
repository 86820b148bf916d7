"""Putting people on the list of a meeting, in a capacity, and taking them off it."""

from __future__ import annotations

from ecabinet.clock import house_day, now
from ecabinet.sample.diary import at
from meetings.commands.attending import arrive
from meetings.commands.inviting import call, invite
from meetings.commands.planning import ItemPlan, Plan, add_item, create_meeting
from meetings.queries.presence import participants
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def capacities(meeting: int) -> dict[int, str]:
    return {row.person: row.capacity for row in await participants(meeting)}


async def test_one_press_invites_all_members_and_leaves_the_chair(world: World) -> None:
    meeting = await draft(world)
    chair = world.people["prime_minister"].person
    async with visit(world.people["secretary"].viewer) as secretary:
        page = await secretary.post(f"/meetings/{meeting}/participants", everybody="1")
        assert page.to == f"/meetings/{meeting}/participants"
        again = await secretary.post(f"/meetings/{meeting}/participants", everybody="1")
    found = await capacities(meeting)
    assert found[chair] == "chair"
    assert list(found.values()).count("member") == 26
    assert (again.status, "đã có trong danh sách" in again.text) == (422, True)


async def test_the_ticked_get_the_capacity_that_was_chosen(world: World) -> None:
    meeting = await draft(world)
    people = [world.people[name].person for name in ("deputy", "invitee")]
    async with visit(world.people["office"].viewer) as office:
        assert (await office.post(f"/meetings/{meeting}/participants", people=people, capacity="invitee")).status == 303
        await office.post(f"/meetings/{meeting}/participants", people=people[:1], capacity="member")
    found = await capacities(meeting)
    assert [found[person] for person in people] == ["member", "invitee"]


async def test_there_is_one_chair(world: World) -> None:
    meeting = await draft(world)
    deputy = world.people["deputy"].person
    async with visit(world.people["office"].viewer) as office:
        page = await office.post(f"/meetings/{meeting}/participants", people=deputy, capacity="chair")
        assert (page.status, "đúng một người chủ trì" in page.text) == (422, True)
        assert f'value="{deputy}" checked' in page.html
        await office.post(f"/meetings/{meeting}/participants/{world.people['prime_minister'].person}/removal")
        page = await office.post(f"/meetings/{meeting}/participants", people=deputy, capacity="chair")
    assert page.status == 303
    assert (await capacities(meeting))[deputy] == "chair"


async def test_who_is_ticked_twice_is_invited_once(world: World) -> None:
    meeting, deputy = await draft(world), world.people["deputy"].person
    async with visit(world.people["office"].viewer) as office:
        form = {"people": [deputy, deputy], "capacity": "invitee"}
        assert (await office.post(f"/meetings/{meeting}/participants", **form)).status == 303
    assert (await capacities(meeting))[deputy] == "invitee"


async def test_bad_choices_are_refused(world: World) -> None:
    meeting = await draft(world)
    async with visit(world.people["office"].viewer) as office:
        for form in ({}, {"people": "999999"}, {"people": "ai đó"}, {"people": "1", "capacity": "king"}):
            assert (await office.post(f"/meetings/{meeting}/participants", **form)).status == 422, form


async def test_the_filter_finds_without_marks(world: World) -> None:
    meeting = await draft(world)
    async with visit(world.people["office"].viewer) as office:
        page = await office.get(f"/meetings/{meeting}/participants?q=bo+nong+nghiep")
        nothing = await office.get(f"/meetings/{meeting}/participants?q=khong+ai+ca")
    assert "Bộ trưởng Bộ Nông nghiệp và Môi trường" in page.text
    assert "Bộ trưởng Bộ Tài chính" not in page.text
    assert "Không có ai khớp với “khong ai ca”" in nothing.text


async def test_the_list_is_read_by_everybody_and_changed_by_who_plans(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{world.called.id}/participants")
    assert page.status == 200
    assert page.forms == set()
    assert "Phó Thủ tướng (9)" in page.text


async def test_who_was_marked_as_present_stays_on_the_list(world: World) -> None:
    office, minister = world.people["office"].viewer, world.people["minister"]
    today = house_day(now())
    plan = Plan(kind="working", title="Hôm nay", place="", starts_at=at(today, 0), ends_at=at(today, 23, 59))
    meeting = await create_meeting(office, plan)
    await add_item(office, meeting, ItemPlan(title="Báo cáo", kind="report"))
    for name, capacity in (("prime_minister", "chair"), ("secretary", "secretary"), ("minister", "member")):
        await invite(office, meeting, [world.people[name].person], capacity)
    await call(office, meeting)
    await arrive(minister.viewer, meeting, minister.person, mode="room")
    async with visit(office) as visitor:
        page = await visitor.post(f"/meetings/{meeting}/participants/{minister.person}/removal")
    assert page.status == 422
    assert minister.person in await capacities(meeting)

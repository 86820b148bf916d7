"""Creating a meeting and changing its plan, also when somebody else was faster."""

from __future__ import annotations

from meetings.queries.meetings import meeting_facts
from tests.meetings.making import TOMORROW, draft
from tests.meetings.visiting import visit
from tests.world import World

PLAN = {
    "kind": "government", "title": "Phiên họp mới", "place": "Phòng họp số 1", "day": TOMORROW.isoformat(),
    "starts_at": "08:00", "ends_at": "11:30",
}  # fmt: skip


async def test_it_creates_a_meeting_and_goes_on_to_the_agenda(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        page = await office.post("/meetings", **PLAN)
        assert page.status == 303
        assert page.to.endswith("/agenda")
        facts = await meeting_facts(int(page.to.split("/")[2]))
        shown = await office.get(page.to)
    assert (facts.title, facts.state) == ("Phiên họp mới", "draft")
    assert "Phiên họp mới" in shown.text


async def test_the_hours_are_those_of_the_house(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        page = await office.post("/meetings", **PLAN)
        assert "08:00–11:30" in (await office.get(page.to.removesuffix("/agenda"))).text


async def test_what_was_typed_is_kept_beside_what_is_wrong(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        page = await office.post("/meetings", **PLAN | {"ends_at": "07:00"})
        assert (page.status, "Giờ kết thúc phải sau giờ bắt đầu" in page.text) == (422, True)
        assert 'value="Phiên họp mới"' in page.html
        assert 'href="#f-ends_at"' in page.html
        page = await office.post("/meetings", **PLAN | {"title": "x" * 301, "day": "31/02/2027", "kind": "party"})
    assert page.status == 422
    assert "x" * 301 in page.html
    assert 'value="31/02/2027"' in page.html


async def test_others_do_not_create_meetings(world: World) -> None:
    for name in ("minister", "secretary", "clerk"):
        async with visit(world.people[name].viewer) as visitor:
            assert (await visitor.post("/meetings", **PLAN)).status == 403


async def test_the_secretary_changes_his_meeting(world: World) -> None:
    meeting = await draft(world)
    async with visit(world.people["secretary"].viewer) as secretary:
        form = await secretary.get(f"/meetings/{meeting}/plan")
        page = await secretary.post(f"/meetings/{meeting}/plan", **PLAN, version=form.hidden("version"))
    assert page.to == f"/meetings/{meeting}"
    assert (await meeting_facts(meeting)).title == "Phiên họp mới"


async def test_a_stale_plan_gets_both_and_loses_nothing(world: World) -> None:
    meeting = await draft(world)
    async with visit(world.people["office"].viewer) as office, visit(world.people["secretary"].viewer) as secretary:
        old = (await secretary.get(f"/meetings/{meeting}/plan")).hidden("version")
        await office.post(f"/meetings/{meeting}/plan", **PLAN | {"title": "Của Văn phòng"}, version=old)
        page = await secretary.post(f"/meetings/{meeting}/plan", **PLAN | {"title": "Của thư ký"}, version=old)
        assert page.status == 409
        assert "Của Văn phòng" in page.text
        assert 'value="Của thư ký"' in page.html
        again = await secretary.post(
            f"/meetings/{meeting}/plan", **PLAN | {"title": "Của thư ký"}, version=page.hidden("version")
        )
    assert again.status == 303
    assert (await meeting_facts(meeting)).title == "Của thư ký"


async def test_a_meeting_that_has_begun_is_not_planned_any_more(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        form = await office.get(f"/meetings/{world.sitting.id}/plan")
        page = await office.post(f"/meetings/{world.sitting.id}/plan", **PLAN, version=form.hidden("version"))
    assert "disabled" in form.html
    assert page.status == 422
    assert "đã khai mạc" in page.text

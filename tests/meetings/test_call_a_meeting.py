"""Sending the invitations, sending a changed programme again, and cancelling."""

from __future__ import annotations

from ecabinet.db import fetch
from meetings.queries.meetings import meeting_facts
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def notices(world: World, name: str, kind: str) -> int:
    rows = await fetch("SELECT 1 FROM notice WHERE person = $1 AND kind = $2", world.people[name].person, kind)
    return len(rows)


async def test_everybody_on_the_list_is_told_once(world: World) -> None:
    meeting = await draft(world, "Báo cáo")
    before = await notices(world, "minister", "meeting.called")
    async with visit(world.people["office"].viewer) as office:
        assert f"/meetings/{meeting}/call" in (await office.get(f"/meetings/{meeting}")).forms
        for _ in range(2):
            assert (await office.post(f"/meetings/{meeting}/call")).status == 303
        shown = await office.get(f"/meetings/{meeting}")
    assert await notices(world, "minister", "meeting.called") == before + 1
    assert "Đã gửi giấy mời" in shown.text
    assert f"/meetings/{meeting}/call" not in shown.forms


async def test_what_is_missing_is_said_on_the_meetings_page(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        without_items = await office.post(f"/meetings/{await draft(world)}/call")
        without_people = await office.post(f"/meetings/{await draft(world, 'Báo cáo', people=False)}/call")
    assert (without_items.status, without_people.status) == (422, 422)
    assert "ít nhất một nội dung" in without_items.text
    assert "đúng một người chủ trì" in without_people.text


async def test_a_changed_programme_is_sent_again(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["office"].viewer) as office, visit(world.people["minister"].viewer) as minister:
        await office.post(f"/meetings/{meeting}/items", title="Nội dung thêm", kind="report")
        told = await minister.get(f"/meetings/{meeting}")
        assert "Chương trình đã thay đổi sau khi gửi giấy mời" in told.text
        assert f"/meetings/{meeting}/call" not in told.forms
        assert f"/meetings/{meeting}/call" in (await office.get(f"/meetings/{meeting}")).forms
        await office.post(f"/meetings/{meeting}/call")
        assert "đã thay đổi sau khi gửi" not in (await minister.get(f"/meetings/{meeting}")).text
    assert await notices(world, "minister", "meeting.called_again") == 1


async def test_cancelling_needs_a_reason_and_tells_everybody(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["office"].viewer) as office, visit(world.people["minister"].viewer) as minister:
        refused = await office.post(f"/meetings/{meeting}/cancellation", reason=" ")
        assert refused.status == 422
        assert (await office.post(f"/meetings/{meeting}/cancellation", reason="Bão số 12")).status == 303
        assert "Phiên họp này đã hủy" in (await minister.get(f"/meetings/{meeting}")).text
    assert (await meeting_facts(meeting)).state == "cancelled"
    assert await notices(world, "minister", "meeting.cancelled") == 1


async def test_a_meeting_that_sits_is_not_cancelled(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        page = await office.post(f"/meetings/{world.sitting.id}/cancellation", reason="Bão số 12")
        shown = await office.get(f"/meetings/{world.sitting.id}/plan")
    assert page.status == 422
    assert f"/meetings/{world.sitting.id}/cancellation" not in shown.forms

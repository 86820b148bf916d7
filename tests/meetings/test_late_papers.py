"""What came too late, for whom, and by how much: on the meeting's page, and beside the papers themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from documents.commands.attaching import attach, attach_stub, replace
from ecabinet.clock import house_day, now
from ecabinet.sample.diary import at
from meetings.commands.inviting import call, clear, invite
from meetings.commands.planning import ItemPlan, Plan, add_item, create_meeting
from meetings.commands.sitting import close_sitting
from tests.documents.make_pdf import pdf
from tests.meetings.visiting import visit
from tests.world import World

PANEL = "Tài liệu gửi muộn"


def days_ago(days: float) -> datetime:
    return now() - timedelta(days=days)


async def paper(world: World, meeting: int, item: int, came: datetime, title: str = "Báo cáo thêm") -> int:
    about = {"title": title, "kind": "report", "meeting": meeting, "item": item, "upload_name": "a.pdf"}
    return await attach(world.people["office"].viewer, data=pdf(), at=came, **about)


async def planned(world: World, *, called: float = 8, closed: bool = False) -> tuple[int, int]:
    """A session of tomorrow, called so many days ago: its meeting and its item."""
    office, day = world.people["office"].viewer, house_day(now()) + timedelta(days=1)
    plan = Plan(kind="government", title="Phiên thử", place="", starts_at=at(day, 8), ends_at=at(day, 11))
    meeting = await create_meeting(office, plan, at=days_ago(12))
    about = ItemPlan(title="Nội dung thử", kind="report", closed=closed)
    item = await add_item(office, meeting, about, at=days_ago(12))
    for capacity, name in (("chair", "prime_minister"), ("secretary", "secretary"), ("member", "minister")):
        await invite(office, meeting, [world.people[name].person], capacity, at=days_ago(11))
    await call(office, meeting, at=days_ago(called))
    return meeting, item


async def seen(world: World, name: str, path: str) -> str:
    async with visit(world.people[name].viewer) as visitor:
        page = await visitor.get(path)
    assert page.status == 200
    return page.text


@pytest.mark.parametrize("name", ["minister", "secretary", "office"])
async def test_what_came_in_time_is_not_late(world: World, name: str) -> None:
    meeting, item = await planned(world)
    await paper(world, meeting, item, days_ago(9))
    assert PANEL not in await seen(world, name, f"/meetings/{meeting}")
    assert "muộn" not in await seen(world, name, f"/items/{item}")


async def test_a_member_is_told_what_came_too_late_for_him_and_since_when_he_can_read_it(world: World) -> None:
    meeting, item = await planned(world)
    came = now()
    await paper(world, meeting, item, came)
    text = await seen(world, "minister", f"/meetings/{meeting}")
    assert f"{PANEL} (1) Báo cáo thêm muộn 2 ngày Nội dung 1, bản 1, đọc được từ" in text
    assert f"Hạn gửi tài liệu: hết ngày {house_day(came) - timedelta(days=2):%d/%m/%Y}; 3 ngày trước ngày họp" in text
    assert "người được đọc" not in text


async def test_the_tag_stands_beside_the_paper_too(world: World) -> None:
    meeting, item = await planned(world)
    await paper(world, meeting, item, now())
    assert "bản 1 muộn 2 ngày" in await seen(world, "minister", f"/meetings/{meeting}")
    assert "muộn 2 ngày" in await seen(world, "minister", f"/items/{item}")


async def test_who_prepares_or_presides_sees_for_how_many_it_is_late(world: World) -> None:
    meeting, item = await planned(world)
    await paper(world, meeting, item, now())
    for name in ("secretary", "prime_minister", "office"):
        assert "Muộn với 2 trong 2 người được đọc" in await seen(world, name, f"/meetings/{meeting}")


async def test_before_the_call_nobody_can_read_so_a_late_call_makes_all_papers_late(world: World) -> None:
    meeting, item = await planned(world, called=0)
    await paper(world, meeting, item, days_ago(9))
    text = await seen(world, "minister", f"/meetings/{meeting}")
    assert "Báo cáo thêm muộn 2 ngày" in text


async def test_who_is_invited_late_reads_late_and_the_others_do_not(world: World) -> None:
    meeting, item = await planned(world)
    await paper(world, meeting, item, days_ago(9))
    await invite(world.people["office"].viewer, meeting, [world.people["other_minister"].person], "member")
    own = await seen(world, "other_minister", f"/meetings/{meeting}")
    assert "muộn 2 ngày" in own
    assert "Tài liệu gửi đúng hạn; lời mời gửi sau." in own
    assert PANEL not in await seen(world, "minister", f"/meetings/{meeting}")
    assert "Muộn với 1 trong 3 người được đọc" in await seen(world, "secretary", f"/meetings/{meeting}")


async def test_an_invitee_reads_since_he_is_cleared(world: World) -> None:
    meeting, item = await planned(world)
    office, invitee = world.people["office"].viewer, world.people["invitee"].person
    await paper(world, meeting, item, days_ago(9))
    await invite(office, meeting, [invitee], "invitee", at=days_ago(7))
    await clear(office, item, [invitee])
    assert "muộn 2 ngày" in await seen(world, "invitee", f"/meetings/{meeting}")


async def test_a_new_version_that_came_late_says_that_one_was_there_in_time(world: World) -> None:
    meeting, item = await planned(world)
    number = await paper(world, meeting, item, days_ago(9))
    office = world.people["office"].viewer
    await replace(office, number, why="Sửa số liệu", upload_name="b.pdf", data=pdf("KHÔNG ĐỘ"), at=now())
    text = await seen(world, "minister", f"/meetings/{meeting}")
    assert "bản 2, đọc được từ" in text
    assert "Bản trước đã gửi đúng hạn." in text


async def test_what_is_handed_out_on_paper_has_no_delay_here(world: World) -> None:
    meeting, item = await planned(world)
    about = {"title": "Bản giấy", "kind": "report", "meeting": meeting, "item": item}
    await attach_stub(world.people["office"].viewer, **about, at=now())
    assert PANEL not in await seen(world, "secretary", f"/meetings/{meeting}")


async def test_what_comes_after_the_meeting_is_no_paper_for_it(world: World) -> None:
    meeting, item = world.sitting.id, world.sitting.items[0]
    await paper(world, meeting, item, now(), title="Báo cáo muộn")
    await close_sitting(world.people["prime_minister"].viewer, meeting)
    await paper(world, meeting, item, now())
    told = await late_part(world, "minister", meeting)
    assert "Báo cáo muộn" in told
    assert "Báo cáo thêm" not in told


async def test_a_closed_item_s_papers_are_late_for_who_may_know_of_them(world: World) -> None:
    meeting, item = await planned(world, closed=True)
    await paper(world, meeting, item, now(), title="Báo cáo kín")
    assert "Báo cáo kín muộn 2 ngày" in await seen(world, "minister", f"/meetings/{meeting}")
    text = await seen(world, "secretary", f"/meetings/{meeting}")
    assert PANEL not in text
    assert "Báo cáo kín" not in text


async def test_the_day_until_which_papers_must_be_there_is_told_while_it_is_prepared(world: World) -> None:
    meeting, _ = await planned(world)
    last = house_day(now()) - timedelta(days=2)
    text = await seen(world, "office", f"/meetings/{meeting}")
    assert f"Hạn gửi tài liệu hết ngày {last:%d/%m/%Y}" in text
    assert "Đây là thời hạn tạm tính" in text


async def test_who_is_named_again_reads_since_the_first_time(world: World) -> None:
    """Being named again, or as something else, does not make what was readable before unreadable."""
    meeting, item = await planned(world)
    await paper(world, meeting, item, days_ago(9))
    await invite(world.people["office"].viewer, meeting, [world.people["minister"].person], "member")
    assert PANEL not in await seen(world, "minister", f"/meetings/{meeting}")


async def late_part(world: World, name: str, meeting: int) -> str:
    text = await seen(world, name, f"/meetings/{meeting}")
    return text.partition(PANEL)[2]

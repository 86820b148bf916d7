"""The list of meetings: each sees his own, what lies ahead first."""

from __future__ import annotations

from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def test_it_shows_what_is_ahead_before_what_is_over(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        text = (await minister.get("/meetings")).text
    assert text.index("Phiên họp Chính phủ đang họp") < text.index("Phiên họp Chính phủ tuần sau")
    assert text.index("Phiên họp Chính phủ tuần sau") < text.index("Phiên họp Chính phủ đã họp")
    assert "Phiên họp khác" not in text


async def test_a_meeting_in_preparation_is_the_offices_and_the_desks(world: World) -> None:
    meeting = await draft(world, "Báo cáo")
    seen = set()
    for name in ("office", "office_head", "secretary", "prime_minister", "minister", "clerk", "auditor"):
        async with visit(world.people[name].viewer) as visitor:
            if f"/meetings/{meeting}" in (await visitor.get("/meetings")).links:
                seen.add(name)
    assert seen == {"office", "office_head", "secretary", "prime_minister"}


async def test_only_the_office_is_offered_to_create_one(world: World) -> None:
    async with visit(world.people["office"].viewer) as office, visit(world.people["minister"].viewer) as minister:
        assert "/meetings/new" in (await office.get("/meetings")).links
        assert "/meetings/new" not in (await minister.get("/meetings")).links


async def test_a_list_without_meetings_says_what_will_be_there(world: World) -> None:
    async with visit(world.people["auditor"].viewer) as auditor:
        page = await auditor.get("/meetings?page=nonsense")
    assert page.status == 200
    assert "Chưa có phiên họp sắp tới" in page.text

"""The page of the minutes, for everybody who may see the meeting."""

from __future__ import annotations

from tests.meetings.visiting import visit
from tests.world import World


async def test_what_is_not_approved_is_read_by_who_writes_and_who_approves(world: World) -> None:
    item, minutes = world.sitting.items[0], f"/meetings/{world.sitting.id}/minutes"
    async with visit(world.people["secretary"].viewer) as secretary:
        await secretary.post(f"/items/{item}/clauses", text="Đang soạn dở")
    reading = {"secretary": True, "office": True, "prime_minister": True, "minister": False, "invitee": False}
    for name, reads in reading.items():
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(minutes)
        assert ("Đang soạn dở" in page.html) is reads, name
        assert reads or "Kết luận đang được soạn" in page.text, name


async def test_what_is_approved_is_read_by_all(world: World) -> None:
    for name in ("minister", "substitute", "secretary"):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/meetings/{world.past.id}/minutes")
        assert "Chính phủ thông qua dự thảo." in page.text, name


async def test_an_invitee_is_not_offered_a_file_that_he_may_not_have(world: World) -> None:
    minutes = f"/meetings/{world.sitting.id}/minutes"
    async with visit(world.people["invitee"].viewer) as invitee:
        assert f"{minutes}.docx" not in (await invitee.get(minutes)).links
        assert (await invitee.get(f"{minutes}.docx")).status == 403

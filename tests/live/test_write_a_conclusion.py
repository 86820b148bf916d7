"""A conclusion that is being written is seen where it is written and approved, and nowhere else."""

from __future__ import annotations

from ecabinet.db import fetch
from meetings.commands import holding
from meetings.commands.inviting import clear
from tests.live.conftest import House
from tests.live.told import sentence

TEXT, SECRET = "Giao Bộ Y tế trình trước ngày 15/12.", "Kết luận của nội dung kín."


def desk(item: int) -> str:
    return f"/items/{item}/conclusion/live"


async def clause_of(text: str) -> int:
    (row,) = await fetch("SELECT id FROM clause WHERE text = $1", text)
    return row["id"]


async def test_who_writes_and_who_approves_sees_every_word_and_who_holds_it(house: House) -> None:
    item = house.world.sitting.items[0]
    office, secretary, chair = await house.visitors("office", "secretary", "prime_minister")
    writer = house.world.people["office"].viewer.name
    async with secretary.watching(desk(item)) as hers, chair.watching(desk(item)) as his:
        await office.does(f"/items/{item}/clauses", text=TEXT, holds="1")
        for room in (hers, his):
            await room.sees(TEXT)
        await hers.sees(sentence("%(name)s is writing clause %(n)s", name=writer, n=1))
        await his.sees(sentence("%(name)s is writing", name=writer))
        await fetch("UPDATE clause_hold SET until = clock_timestamp()")
        await holding.end_lapsed()
        busy = sentence("%(name)s is writing clause %(n)s", name=writer, n=1)
        await hers.until(lambda: busy not in hers.text("room-clauses"))
        await secretary.does(f"/items/{item}/locking")
        await his.sees(sentence("Approve the conclusion"))
        await hers.until(lambda: "<textarea" not in hers.shown("room-clauses"))


async def test_a_push_never_holds_a_form_without_its_script(house: House) -> None:
    """Pushed forms carry no token: each of them is sent by the library or by the script of the page."""
    item = house.world.sitting.items[0]
    office, secretary = await house.visitors("office", "secretary")
    async with secretary.watching(desk(item)) as room:
        await office.does(f"/items/{item}/clauses", text=TEXT, holds="1")
        await room.sees(TEXT)
        html = room.shown("room-clauses")
        forms = [form.partition(">")[0] for form in html.split("<form ")[1:]]
        assert forms
        assert all("hx-post=" in form or "data-fields" in form or "data-new-clause" in form for form in forms)


async def test_in_the_room_the_desk_reads_along_and_the_members_do_not(house: House) -> None:
    item = house.world.sitting.items[0]
    office, secretary, chair, minister = await house.visitors("office", "secretary", "prime_minister", "minister")
    async with (
        secretary.watching(house.room) as hers,
        chair.watching(house.room) as his,
        minister.watching(house.room) as theirs,
    ):
        await office.does(f"/items/{item}/clauses", text=TEXT)
        for room in (hers, his):
            await room.sees(TEXT, target="room-conclusion")
        await office.does(f"/items/{house.world.sitting.items[1]}/clauses", text="Của nội dung khác.")
        await secretary.does(f"/items/{house.world.sitting.items[1]}/beginning")
        await his.sees("Của nội dung khác.", target="room-conclusion")
        await theirs.until(lambda: sentence("Item %(n)s", n=2) in theirs.text("room-stage"))
        assert not any(TEXT in frame or "Của nội dung khác." in frame for frame in theirs.frames)


async def test_a_closed_item_is_written_before_nobody_else(house: House) -> None:
    """Neither its words nor that something is written reach a desk that is not cleared."""
    closed, item = house.world.sitting.items[2], house.world.sitting.items[0]
    head, office, secretary = await house.visitors("office_head", "office", "secretary")
    people = house.world.people
    await clear(people["secretary"].viewer, closed, [people["office_head"].person])
    async with office.connect(desk(closed)) as wire:
        await wire.wait_closed()
        assert wire.close_code == 4403
    async with secretary.watching(desk(item)) as hers, head.watching(desk(closed)) as his:
        before = len(hers.frames)
        await head.does(f"/items/{closed}/clauses", text=SECRET, holds="1")
        await his.sees(SECRET)
        clause = await clause_of(SECRET)
        for act in ("", "/hold", "/release", "/takeover", "/removal", "/position"):
            assert (
                await office.post(f"/clauses/{clause}{act}", text="x", version=1, direction="up")
            ).status_code == 404
        await secretary.does(f"/items/{item}/clauses", text=TEXT)
        await hers.sees(TEXT)
        assert len(hers.frames) == before + 1
        assert not any(SECRET in frame for frame in hers.frames)


async def test_who_loses_his_clearance_is_shown_out_of_the_desk(house: House) -> None:
    closed, people = house.world.sitting.items[2], house.world.people
    await clear(people["secretary"].viewer, closed, [people["office"].person])
    office = await house.visitor("office")
    async with office.watching(desk(closed)) as room:
        await clear(people["secretary"].viewer, closed, [people["office_head"].person])
        assert await room.closed() == 4403

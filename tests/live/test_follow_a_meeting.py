"""A screen follows the meeting: the whole room first, then what changes, the same bytes for equal audiences."""

from __future__ import annotations

from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.told import bare, sent, sentence

NAMES = "head agenda presentation place stage desk undo presence speaking queue ballot conclusion"
REGIONS = [f"room-{name}" for name in NAMES.split()]


async def test_whoever_connects_gets_the_whole_room_at_once(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        assert [target for target, _, _ in room.parts(slice(1))] == REGIONS
        assert "Dự thảo đang bàn" in room.text("room-agenda")


async def test_the_snapshot_is_what_the_page_shows(house: House) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    await house.vote(minister, "other", remark="Xem lại khoản 2")
    page = bare((await minister.get(house.room.replace("live", "room"))).text)
    async with minister.watching(house.room) as room:
        for region in set(REGIONS) - {"room-ballot"}:  # in which one's own sheet lies
            assert bare(room.shown(region)) in page
        mine = room.parts(slice(1))[-1]
        assert mine[:2] == (f'ballot-{house.ballot}-mine:not([data-version="1"])', "outerHTML")
        assert bare(mine[2]) in page
        assert "Xemlạikhoản2" in page


async def test_an_act_of_one_is_seen_by_all_without_asking(house: House) -> None:
    chair, minister, secretary = await house.visitors("prime_minister", "minister", "secretary")
    async with minister.watching(house.room) as his, secretary.watching(house.room) as hers:
        await secretary.does(f"/ballots/{house.ballot}/opening")
        for room in (his, hers):
            await room.sees(sent(0), target="room-ballot")
        await house.vote(minister, "for")
        for room in (his, hers):
            await room.sees(sent(1), target="room-ballot")
        await chair.does(f"/ballots/{house.ballot}/closure")
        for room in (his, hers):
            await room.sees(sentence("Not adopted"), target="room-ballot")


async def test_equal_audiences_get_equal_bytes(house: House) -> None:
    one, other, secretary = await house.visitors("minister", "deputy", "secretary")
    async with one.watching(house.room) as his, other.watching(house.room) as hers:
        assert his.frames == hers.frames
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await his.sees(sent(0))
        await house.vote(one, "against", remark="Chưa đủ căn cứ")
        for room in (his, hers):
            await room.sees(sent(1))
        assert his.frames[1:] == hers.frames[1:]


async def test_who_comes_back_sees_what_happened_meanwhile(house: House) -> None:
    """Nobody of his audience was there to be drawn for; others were, and nothing is stale any more."""
    minister, secretary = await house.visitors("minister", "secretary")
    next_item = house.world.sitting.items[1]
    async with secretary.watching(house.room) as hers:
        async with minister.watching(house.room) as his:
            assert "Báo cáo chưa bàn" not in his.text("room-stage")
        await eventually(lambda: len(house.seats()) == 1)
        await secretary.does(f"/items/{next_item}/beginning")
        await hers.sees("Báo cáo chưa bàn", target="room-stage")
        async with minister.watching(house.room) as his:
            assert "Báo cáo chưa bàn" in his.text("room-stage")


async def test_a_vote_in_one_process_shows_in_the_other(houses: list[House]) -> None:
    here, there = houses
    minister, secretary = await here.visitors("minister", "secretary")
    async with minister.at(there.url).watching(there.room) as room:
        await secretary.does(f"/ballots/{here.ballot}/opening")
        await room.sees(sent(0), target="room-ballot")
        await here.vote(minister, "for")
        await room.sees(sent(1), target="room-ballot")


async def test_only_the_regions_that_changed_are_sent(house: House) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    async with minister.watching(house.room) as room:
        await secretary.does(f"/meetings/{house.world.sitting.id}/attendance", mode="remote")
        await room.until(lambda: len(room.frames) > 1)
        assert {target for target, _, _ in room.parts(slice(1, None))} <= {"room-head", "room-presence"}


async def test_pressing_present_opens_the_sheet_and_moves_to_the_audience_of_the_present(house: House) -> None:
    latecomer, secretary = await house.visitors("other_minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    async with latecomer.watching(house.room) as room:
        await latecomer.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
        await room.sees(sentence("You are present"), target="room-presence")
        await house.vote(latecomer, "for")
        await room.sees(sent(1), target="room-ballot")

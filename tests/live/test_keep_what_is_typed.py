"""A remark half typed, a choice half made: no push ever puts anything in their place."""

from __future__ import annotations

import re

from ecabinet.db import fetch
from tests.live.conftest import House
from tests.live.told import sent, sentence
from tests.live.watcher import Watcher

SHEET = re.compile(
    r'<div class="own" id="ballot-(\d+)-mine" data-version="(\d+)" hx-morph-skip>(.*?)</form>', re.DOTALL
)


def sheets(room: Watcher, frames: slice) -> list[tuple[str, str, str]]:
    """(target of the part, version of the sheet, HTML of the sheet) of all sheets in these frames."""
    return [
        (target, version, html) for target, _, part in room.parts(frames) for _, version, html in SHEET.findall(part)
    ]  # fmt: skip


async def test_later_frames_hold_only_blank_sheets_that_a_browser_skips(house: House) -> None:
    minister, deputy, secretary = await house.visitors("minister", "deputy", "secretary")
    async with minister.watching(house.room) as room:
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await house.vote(deputy, "for", remark="Nhất trí")
        await room.sees(sent(1))
        await house.vote(minister, "against", remark="Không nhất trí")
        await room.sees(sent(2))
        found = sheets(room, slice(1, None))
        assert found
        for target, version, html in found:
            assert (target, version) == ("room-ballot", "0")
            assert "checked" not in html
            assert "></textarea>" in html
        assert not [target for target, _, _ in room.parts(slice(1, None)) if "mine" in target]


async def test_a_region_is_only_ever_morphed(house: House) -> None:
    """Morphing keeps the field somebody types in, and leaves alone what is marked to be skipped."""
    minister, secretary = await house.visitors("minister", "secretary")
    async with minister.watching(house.room) as room:
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await room.sees(sent(0))
        assert {swap for target, swap, _ in room.parts() if "mine" not in target} == {"outerMorph"}


async def test_after_a_cut_the_own_sheet_replaces_only_another_version_of_itself(house: House) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    await house.vote(minister, "for", remark="Bản một")
    for version, choice in ((1, "for"), (2, "against")):
        await house.vote(minister, choice, remark="Bản một")
        async with minister.watching(house.room) as room:
            target, _, html = next(part for part in room.parts(slice(1)) if "mine" in part[0])
            assert target == f'ballot-{house.ballot}-mine:not([data-version="{version}"])'
            assert f'data-version="{version}"' in html
            assert f'value="{choice}" required checked' in html


async def test_who_has_not_voted_comes_back_to_a_page_that_is_left_alone(house: House) -> None:
    """Version 0 stands in the page and in the database: his half-typed remark stays."""
    minister, secretary = await house.visitors("minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    async with minister.watching(house.room) as room:
        own = [part for part in room.parts(slice(1)) if "mine" in part[0]]
        assert [target for target, _, _ in own] == [f'ballot-{house.ballot}-mine:not([data-version="0"])']


async def test_being_marked_as_present_leaves_the_sheet_alone(house: House) -> None:
    latecomer, secretary = await house.visitors("other_minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    async with latecomer.watching(house.room) as room:
        person = house.world.people["other_minister"].person
        await secretary.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room", person=person)
        await room.sees(sentence("You are present"))
        targets = {target for target, _, _ in room.parts(slice(1, None)) if "mine" in target}
        assert targets <= {f'ballot-{house.ballot}-mine:not([data-version="0"])'}
        assert all(version == "0" and "checked" not in html for _, version, html in sheets(room, slice(1, None)))


async def test_the_answer_to_a_vote_is_what_the_database_holds(house: House) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    draft = await house.draft(minister)
    answer = await minister.does(f"/ballots/{house.ballot}/vote", choice="other", draft=draft, remark="Xem lại")
    row = (await fetch("SELECT choice, remark, version FROM vote WHERE ballot = $1", house.ballot))[0]
    assert (row["choice"], row["remark"], row["version"]) == ("other", "Xem lại", 1)
    (version, html) = SHEET.search(answer.text).group(2, 3)
    assert (version, 'value="other" required checked' in html, ">Xem lại</textarea>" in html) == ("1", True, True)


async def test_a_new_ballot_comes_with_a_sheet_of_its_own(house: House) -> None:
    chair, minister = await house.visitors("prime_minister", "minister")
    await chair.does(f"/ballots/{house.ballot}/opening")
    await house.vote(minister, "for", remark="Lần một")
    async with minister.watching(house.room) as room:
        await chair.does(f"/ballots/{house.ballot}/closure")
        await room.sees(sentence("Not adopted"))
        await chair.does(f"/items/{house.world.sitting.items[0]}/ballots", question="Lần hai?")
        second = (await fetch("SELECT max(id) AS id FROM ballot"))[0]["id"]
        await chair.does(f"/ballots/{second}/opening")
        await room.sees("Lần hai?")
        await room.sees(sent(0))
        assert f'id="ballot-{second}-mine" data-version="0"' in room.shown("room-ballot")
        assert "Lần một" not in "".join(room.frames[1:])

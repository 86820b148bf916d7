"""Where the presenter is reaches everybody who sees the item, and nobody else, not even as a moment."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from documents.queries.papers import paper
from ecabinet.db import fetch, fetch_one
from meetings.queries.presentations import presentation_of
from tests.documents.drawing import sketch
from tests.live.conftest import House
from tests.live.test_keep_secrets import everybody, screen
from tests.live.told import sentence
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher

BOUND = 15  # two seconds of the check, and a slow machine
UNCLEARED = ("substitute", "invitee", "secretary", "office")


@pytest.fixture
async def item(house: House) -> int:
    """That is on, with a draft of nine pages."""
    await draw(house)
    return house.world.sitting.items[0]


async def draw(house: House) -> int:
    """The version of the draft on the table."""
    draft = await paper(house.world.sitting.papers[0])
    await sketch(draft.sha256, "Điều 1.")
    await fetch("UPDATE rendering SET pages = 9, ready = 9 WHERE blob = $1", draft.sha256)
    return draft.version_id


async def put_on(house: House, visitor: Visitor, item: int, **place: object) -> None:
    await visitor.does(f"/items/{item}/presentation", paper_version=await draw(house), **place)


async def turn(house: House, visitor: Visitor, item: int, page: int, **more: object) -> None:
    now = await presentation_of(house.world.sitting.id)
    assert now is not None
    await visitor.does(f"/items/{item}/presentation/place", page=page, version=now.version, **more)


def at(room: Watcher, page: int) -> Callable[[], bool]:
    return lambda: f'data-page="{page}"' in room.shown("room-place")


async def test_a_page_that_is_turned_is_one_small_frame_for_all(house: House, item: int) -> None:
    chair, minister, secretary = await house.visitors("prime_minister", "minister", "secretary")
    async with minister.watching(house.room) as his, secretary.watching(house.room) as hers:
        await put_on(house, chair, item)
        for room in (his, hers):
            await room.until(at(room, 1))
        before = len(his.frames)
        await turn(house, chair, item, 5, y=0.25)
        for room in (his, hers):
            await room.until(at(room, 5))
        assert [target for target, _, _ in his.parts(slice(before, None))] == ["room-place"]
        assert len(his.frames[-1]) < 700
        assert 'data-y="0.2500"' in his.shown("room-place")
        assert f'href="/papers/{house.world.sitting.papers[0]}/versions/1?page=5"' in his.shown("room-place")


async def test_pointer_and_highlights_come_and_go(house: House, item: int) -> None:
    chair, minister = await house.visitors("prime_minister", "minister")
    async with minister.watching(house.room) as room:
        await put_on(house, chair, item)
        await turn(house, chair, item, 1, pointer_page=2, pointer_x=0.5, pointer_y=0.25)
        await room.until(lambda: "[2, 0.5, 0.25]" in room.shown("room-place"))
        await turn(house, chair, item, 1)
        await room.until(lambda: "data-pointer" not in room.shown("room-place"))
        await chair.does(f"/items/{item}/presentation/highlights", rectangles="[[1, 0.1, 0.2, 0.3, 0.02]]")
        await room.until(lambda: "[[1, 0.1, 0.2, 0.3, 0.02]]" in room.shown("room-place"))
        await chair.does(f"/items/{item}/presentation/highlights/removal")
        await room.until(lambda: "data-highlights" not in room.shown("room-place"))


async def test_who_connects_again_is_where_the_presenter_is(house: House, item: int) -> None:
    chair, minister = await house.visitors("prime_minister", "minister")
    await put_on(house, chair, item)
    async with minister.watching(house.room) as room:
        assert at(room, 1)()
    await turn(house, chair, item, 7)
    async with minister.watching(house.room) as room:
        assert at(room, 7)()


async def test_the_page_has_a_link_to_the_presented_page_for_who_has_no_script(house: House, item: int) -> None:
    chair, minister = await house.visitors("prime_minister", "minister")
    await put_on(house, chair, item, page=3)
    page = (await minister.get(house.room.replace("live", "room"))).text
    assert f'href="/papers/{house.world.sitting.papers[0]}/versions/1?page=3"' in page


async def test_a_move_that_no_message_told_of_is_found_within_the_check(house: House, item: int) -> None:
    """A move leaves no row in the journal: here it is written as another process would whose wire is dead."""
    chair, minister = await house.visitors("prime_minister", "minister")
    async with minister.watching(house.room) as room:
        await put_on(house, chair, item)
        await room.until(at(room, 1))
        for page in (6, 8):  # the second cannot be found by the journal, which stands still since the first
            await fetch("UPDATE presentation SET page = $2, version = version + 1 WHERE item = $1", item, page)
            await room.until(at(room, page), within=BOUND)


async def test_of_a_closed_item_nobody_else_learns_that_a_page_was_turned(house: House) -> None:
    closed = house.world.sitting.items[2]
    version = await draw(house)
    await fetch("UPDATE paper SET item = $1 WHERE id = $2", closed, house.world.sitting.papers[0])
    async with everybody(house) as there:
        chair = there["prime_minister"][0]
        await chair.does(f"/items/{closed}/beginning")
        for name in UNCLEARED:
            await there[name][1].until(lambda name=name: "Dự thảo đang bàn" not in there[name][1].text("room-stage"))
        await there["minister"][1].sees("Nội dung kín", target="room-stage")
        await there["screen"][1].sees(sentence("Closed item"))
        before = {name: len(there[name][1].frames) for name in (*UNCLEARED, "screen")}
        await chair.does(f"/items/{closed}/presentation", paper_version=version)
        for page in (2, 3, 4):
            await turn(house, chair, closed, page)
        await chair.does(f"/items/{closed}/presentation/highlights", rectangles="[[4, 0.1, 0.2, 0.3, 0.02]]")
        minister = there["minister"][1]
        await minister.until(lambda: "data-highlights" in minister.shown("room-place"))
        # What all may see comes after it, and is the next thing that they get.
        await there["other_minister"][0].does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
        for name in UNCLEARED:
            room = there[name][1]
            await room.until(lambda room=room, name=name: len(room.frames) > before[name])
            later = room.parts(slice(before[name], None))
            assert sorted(target for target, _, _ in later) == ["room-head", "room-presence"]
        assert len(there["screen"][1].frames) == before["screen"]
        assert all("/papers/" not in frame for frame in there["screen"][1].frames)


async def test_a_screen_gets_the_image_of_the_page_that_is_shown_and_of_no_other(house: House, item: int) -> None:
    chair, secretary = await house.visitors("prime_minister", "secretary")
    token, outside = await screen(house, secretary), Visitor(house.url)
    pages = await fetch_one("SELECT v.id FROM paper_version v WHERE v.paper = $1", house.world.sitting.papers[0])
    version = pages["id"]
    shown = f"/screens/{token}/presented/{version}"
    assert (await outside.get(f"{shown}/1")).status_code == 404
    async with outside.watching(f"/screens/{token}/live") as wall:
        await put_on(house, chair, item)
        await wall.until(lambda: f"presented/{version}/1" in wall.shown("room-screen"))
        assert "<img" in wall.shown("room-screen")
        assert not re.search(r'\ssrc="', wall.shown("room-screen"))
    answer = await outside.get(f"{shown}/1")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.headers["cache-control"] == "no-store"
    for other in ("/2", "/0", "/99999999999", f"/../{version + 1}/1"):
        assert (await outside.get(shown + other)).status_code == 404
    assert (await outside.get(f"/screens/{'x' * 22}/presented/{version}/1")).status_code == 404
    await fetch("UPDATE agenda_item SET closed = TRUE WHERE id = $1", item)
    assert (await outside.get(f"{shown}/1")).status_code == 404
    await fetch("UPDATE agenda_item SET closed = FALSE WHERE id = $1", item)
    for scene, status in (("blank", 404), ("page", 200)):
        await secretary.does(f"/meetings/{house.world.sitting.id}/scene", scene=scene)
        assert (await outside.get(f"{shown}/1")).status_code == status
    await secretary.does(f"/meetings/{house.world.sitting.id}/screens/revocation")
    assert (await outside.get(f"{shown}/1")).status_code == 404
    await outside.leave()


async def test_with_the_end_of_the_presentation_the_image_is_gone(house: House, item: int) -> None:
    chair, secretary = await house.visitors("prime_minister", "secretary")
    token, outside = await screen(house, secretary), Visitor(house.url)
    await put_on(house, chair, item)
    now = await presentation_of(house.world.sitting.id)
    assert now is not None
    address = f"/screens/{token}/presented/{now.paper_version}/1"
    assert (await outside.get(address)).status_code == 200
    await chair.does(f"/items/{house.world.sitting.items[1]}/beginning")
    assert (await outside.get(address)).status_code == 404
    await outside.leave()

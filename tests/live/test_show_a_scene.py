"""The big screens show what the desk shows them; what it prepares is seen at the desk alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from tests.live.conftest import House
from tests.live.test_follow_the_presenter import put_on, turn
from tests.live.test_keep_secrets import screen
from tests.live.told import sentence
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher


@pytest.fixture
async def hall(house: House) -> AsyncIterator[tuple[Visitor, Watcher, Watcher]]:
    """The secretary, what stands at the desk, and what stands on a big screen."""
    secretary = await house.visitor("secretary")
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(secretary.watching(house.room.replace("/live", "/console/live")))
        wall = await stack.enter_async_context(secretary.watching(f"/screens/{await screen(house, secretary)}/live"))
        yield secretary, desk, wall


def path(house: House, noun: str = "scene") -> str:
    return f"/meetings/{house.world.sitting.id}/{noun}"


async def test_what_is_prepared_is_seen_at_the_desk_and_on_no_screen(
    house: House, hall: tuple[Visitor, Watcher, Watcher]
) -> None:
    secretary, desk, wall = hall
    await secretary.does(path(house, "scene/preparation"), scene="welcome")
    await desk.sees(sentence("Next on the screens") + ": " + sentence("Name of the meeting"), target="room-mixer")
    await secretary.does(path(house), scene="blank")
    await wall.until(lambda: "scene blank" in wall.shown("room-screen"))
    assert len(wall.frames) == 2  # the snapshot, and what was shown


async def test_a_scene_stays_until_the_screens_follow_the_meeting_again(
    house: House, hall: tuple[Visitor, Watcher, Watcher]
) -> None:
    secretary, _, wall = hall
    assert "Dự thảo đang bàn" in wall.text("room-screen")
    await secretary.does(path(house), scene="welcome")
    await wall.sees("Phiên họp Chính phủ đang họp", target="room-screen")
    await secretary.does(f"/items/{house.world.sitting.items[1]}/beginning")
    await secretary.does(path(house), scene="auto")
    await wall.sees("Báo cáo chưa bàn", target="room-screen")
    assert "Báo cáo chưa bàn" not in "".join(wall.frames[:-1])


async def test_a_result_takes_the_place_of_what_is_held_and_of_the_page_until_a_paper_is_put_on(
    house: House, hall: tuple[Visitor, Watcher, Watcher]
) -> None:
    secretary, _, wall = hall
    chair, item = await house.visitor("prime_minister"), house.world.sitting.items[0]
    await put_on(house, chair, item)
    await secretary.does(path(house), scene="page")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    await chair.does(f"/ballots/{house.ballot}/closure")
    await chair.does(f"/ballots/{house.ballot}/publication")
    await wall.until(lambda: "scene result" in wall.shown("room-screen"))
    await secretary.does(f"/items/{item}/presentation/return")
    await wall.until(lambda: "scene page" in wall.shown("room-screen"))


async def test_the_desk_sees_which_page_is_shown(house: House, hall: tuple[Visitor, Watcher, Watcher]) -> None:
    _, desk, _ = hall
    chair, item = await house.visitor("prime_minister"), house.world.sitting.items[0]
    await put_on(house, chair, item)
    await turn(house, chair, item, 2)
    await desk.sees(sentence("Page %(n)s is shown", n=2), target="room-mixer")


async def test_it_says_when_an_adjourned_sitting_goes_on(house: House, hall: tuple[Visitor, Watcher, Watcher]) -> None:
    secretary, desk, wall = hall
    await secretary.does(path(house, "sitting/adjournment"), until="14:00")
    await wall.sees("14:00", target="room-screen")
    await desk.sees(sentence("goes on at %(at)s", at="14:00"), target="room-desk")


async def test_what_can_be_undone_stands_at_the_desk_and_nowhere_else(
    house: House, hall: tuple[Visitor, Watcher, Watcher]
) -> None:
    secretary, desk, _ = hall
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        await secretary.does(f"/items/{house.world.sitting.items[1]}/beginning")
        await desk.sees(sentence("Item %(n)s is on.", n=2), target="room-undo")
        await room.sees("Báo cáo chưa bàn", target="room-stage")
        assert room.text("room-undo") == ""
        undoing = desk.shown("room-undo").split('action="')[1].split('"')[0]
        await secretary.does(undoing)
        await room.sees("Dự thảo đang bàn", target="room-stage")
        await desk.until(lambda: desk.text("room-undo") == "")


async def test_to_undo_what_led_to_a_closed_item_is_offered_to_who_may_look_into_it(
    house: House, hall: tuple[Visitor, Watcher, Watcher]
) -> None:
    secretary, desk, _ = hall
    chair = await house.visitor("prime_minister")
    async with chair.watching(house.room.replace("/live", "/console/live")) as console:
        await secretary.does(f"/items/{house.world.sitting.items[2]}/beginning")
        await console.sees(sentence("Item %(n)s is on.", n=3), target="room-undo")
        await desk.sees(sentence("Item %(n)s", n=3), target="room-desk")
        assert desk.text("room-undo") == ""


async def test_nobody_but_the_desk_gets_its_socket(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.connect(house.room.replace("/live", "/console/live")) as wire:
        async with Watcher(wire).running() as watcher:
            assert await watcher.closed() == 4403
            assert watcher.frames == []

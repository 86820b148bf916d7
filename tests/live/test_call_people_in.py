"""Being called in to a closed item, on the screens: it is behind the door, and so is who comes and who goes."""

from __future__ import annotations

from contextlib import AsyncExitStack

from ecabinet.db import fetch, fetch_one
from tests.live.conftest import House
from tests.live.test_close_an_item import IN_ROOM, WHERE, at_rest, places_of
from tests.live.told import sentence
from tests.live.watcher import Watcher

CANARY = "Zqhoangyen"


async def test_the_closed_item_vanishes_from_the_screen_of_who_was_called_in(house: House) -> None:
    here = house.world.sitting
    closed, other = here.items[2], here.items[0]
    await fetch("UPDATE agenda_item SET title = $2 WHERE id = $1", closed, CANARY)
    chair, guest = await house.visitors("prime_minister", "invitee")
    await chair.does(f"/items/{closed}/beginning")
    async with guest.watching(house.room) as watcher:
        await watcher.sees(sentence("Closed item"), target="room-stage")
        await chair.does(f"/items/{closed}/invitees", person=str(house.world.people["invitee"].person))
        await watcher.sees(CANARY, target="room-stage")
        await chair.does(f"/items/{other}/beginning")
        await watcher.until(lambda: CANARY not in watcher.text())


async def another_guest(house: House) -> tuple[int, str]:
    """Somebody who is invited to the sitting, and is not there."""
    row = await fetch_one(
        "INSERT INTO participant (meeting, person, capacity) SELECT $1, p.id, 'invitee' FROM person p"
        " WHERE NOT EXISTS (SELECT 1 FROM participant o WHERE o.meeting = $1 AND o.person = p.id) ORDER BY p.id LIMIT 1"
        " RETURNING person, (SELECT name FROM person WHERE id = person) AS name",
        house.world.sitting.id,
    )
    assert row is not None
    return row["person"], row["name"]


async def test_nobody_before_the_door_learns_who_is_called_in_nor_the_moment(house: House) -> None:
    here, (person, name) = house.world.sitting, await another_guest(house)
    closed, presence = here.items[2], f"/meetings/{house.world.sitting.id}/attendance"
    visitors = dict(zip(IN_ROOM, await house.visitors(*IN_ROOM), strict=True))
    visitors["desk"] = visitors["screen"] = visitors["secretary"]
    chair, minister = await house.visitors("prime_minister", "minister")
    came = sentence("came during item %(n)s", n=3)
    async with AsyncExitStack() as stack:
        there: dict[str, Watcher] = {}
        for where, path in (await places_of(house, visitors["secretary"])).items():
            there[where] = await stack.enter_async_context(visitors[where].watching(path))
        within = await stack.enter_async_context(minister.watching(house.room))
        await chair.does(f"/items/{closed}/beginning")
        for where, watcher in there.items():
            await watcher.sees(sentence("Closed item"), target=WHERE.get(where, "room-stage"))
        await at_rest(house)
        before = {where: len(watcher.frames) for where, watcher in there.items()}
        await chair.does(f"/items/{closed}/invitees", person=str(person))
        await within.sees(came, target="room-presence")
        await chair.does(presence, person=str(person), mode="remote")
        await chair.does(presence, person=str(person), mode="leave")
        await within.until(lambda: came not in within.text("room-presence"))
        await chair.does(f"/items/{closed}/invitees", person=str(person))
        await within.sees(came, target="room-presence")
        await at_rest(house)
        assert {where: len(watcher.frames) for where, watcher in there.items()} == before
        listed = f"/meetings/{here.id}/participants?only=there"
        for who in ("office", "secretary"):
            assert name not in (await visitors[who].get(listed)).text, who
            assert name not in (await visitors[who].get(f"/meetings/{here.id}/present?named=")).text, who
        assert name in (await minister.get(listed)).text
        await chair.does(f"/items/{here.items[0]}/beginning")
        for where in (*IN_ROOM, "desk"):
            watcher = there[where]
            await watcher.until(lambda watcher=watcher, where=where: len(watcher.frames) > before[where])
            assert came not in watcher.text("room-presence"), where
        assert name in (await visitors["office"].get(listed)).text, "the item is over, and he is there"

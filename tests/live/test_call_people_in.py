"""Who was called in to a closed item loses sight of it on the screen before him, the moment the meeting leaves it."""

from __future__ import annotations

from ecabinet.db import fetch
from tests.live.conftest import House
from tests.live.told import sentence

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

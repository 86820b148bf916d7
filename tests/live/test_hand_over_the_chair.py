"""Who takes over the chair has its controls before him at once, and who gave it away has them no longer."""

from __future__ import annotations

from tests.live.conftest import House


async def test_the_desk_moves_with_the_chair(house: House) -> None:
    here = house.world.sitting.id
    chair, secretary, deputy = await house.visitors("prime_minister", "secretary", "deputy")
    await deputy.does(f"/meetings/{here}/attendance", mode="room")
    async with chair.watching(house.room) as before, deputy.watching(house.room) as now:
        await before.until(lambda: "/sitting/closure" in before.shown("room-desk"))
        await now.until(lambda: "hidden" in now.shown("room-desk"))
        await secretary.does(f"/meetings/{here}/chair", person=str(house.world.people["deputy"].person))
        await now.until(lambda: "/sitting/closure" in now.shown("room-desk"))
        await before.until(lambda: "hidden" in before.shown("room-desk"))

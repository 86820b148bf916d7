"""A screen follows the meeting: a snapshot first, then what changes, the same bytes for equal audiences."""

from __future__ import annotations

from tests.live.conftest import House


async def test_whoever_connects_gets_the_whole_room_at_once(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        targets = [target for target, _, _ in room.parts(slice(1))]
        assert targets == [f"room-{name}" for name in ("head", "agenda", "stage", "desk", "presence", "ballot")]
        assert "Dự thảo đang bàn" in room.text("room-agenda")


async def test_the_snapshot_is_what_the_page_shows(house: House) -> None:
    minister = await house.visitor("minister")
    page = (await minister.get(house.room.replace("live", "room"))).text
    async with minister.watching(house.room) as room:
        for region in ("room-head", "room-agenda", "room-stage"):
            assert bare(room.shown(region)) in bare(page)


async def test_an_act_of_one_is_seen_by_all_without_asking(house: House) -> None:
    chair, minister, secretary = await house.visitors("prime_minister", "minister", "secretary")
    async with minister.watching(house.room) as his, secretary.watching(house.room) as hers:
        await secretary.does(f"/ballots/{house.ballot}/opening")
        for room in (his, hers):
            await room.sees("0/27", target="room-ballot")
        await minister.does(f"/ballots/{house.ballot}/vote", choice="for", draft=await draft(house))
        for room in (his, hers):
            await room.sees("1/27", target="room-ballot")
        await chair.does(f"/ballots/{house.ballot}/closure")
        for room in (his, hers):
            await room.until(lambda room=room: "verdict" in room.shown("room-ballot"))


async def draft(house: House) -> str:
    from meetings.queries.ballots import ballot_facts

    return (await ballot_facts(house.ballot)).draft_sha256


def bare(html: str) -> str:
    """Without the forms' tokens, which pushed HTML has not, and without blanks."""
    import re

    return "".join(re.sub(r'<input type="hidden" name="_csrf_token"[^>]*>', "", html).split())

"""The minutes of the meeting before stand on the next agenda, and are adopted there."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch
from ecabinet.errors import RuleBroken
from meetings.commands.adopting import adopt_minutes
from meetings.commands.sitting import go_to
from meetings.commands.undoing import undo
from tests.meetings.visiting import visit
from tests.world import World


async def put_up(world: World, *, into: int) -> int:
    """As if it had been planned before the sitting was opened."""
    rows = await fetch(
        "INSERT INTO agenda_item (meeting, position, title, kind, approves, minutes_planned, closed, version)"
        " VALUES ($1, 9, 'Thông qua biên bản', 'report', $2, 0, false, 1) RETURNING id",
        into, world.past.id,
    )  # fmt: skip
    return int(rows[0]["id"])


async def test_the_office_puts_them_up_once(world: World) -> None:
    called = world.called.id
    async with visit(world.people["office"].viewer) as office:
        assert f"/meetings/{called}/earlier-minutes" in (await office.get(f"/meetings/{called}/agenda")).forms
        assert (await office.post(f"/meetings/{called}/earlier-minutes", earlier=world.past.id)).status == 303
        page = await office.get(f"/meetings/{called}/agenda")
        assert "Thông qua biên bản: Phiên họp Chính phủ đã họp" in page.text
        assert f"/meetings/{called}/earlier-minutes" not in page.forms
        assert (await office.post(f"/meetings/{called}/earlier-minutes", earlier=world.past.id)).status == 422
        assert (await office.post(f"/meetings/{called}/earlier-minutes", earlier=world.sitting.id)).status == 422
    (row,) = await fetch("SELECT id FROM agenda_item WHERE meeting = $1 AND approves = $2", called, world.past.id)
    async with visit(world.people["minister"].viewer) as minister:
        assert f"/meetings/{world.past.id}/minutes" in (await minister.get(f"/items/{row['id']}")).links


async def test_the_chair_adopts_them_where_nobody_objects_and_the_earlier_meeting_says_so(world: World) -> None:
    item = await put_up(world, into=world.sitting.id)
    async with (
        visit(world.people["prime_minister"].viewer) as chair,
        visit(world.people["minister"].viewer) as minister,
    ):
        assert (await chair.post(f"/items/{item}/adoption")).status == 422, "the item is not on"
        assert "đã được thông qua" not in (await minister.get(f"/meetings/{world.past.id}")).text
        await go_to(world.people["prime_minister"].viewer, item)
        assert f"/items/{item}/adoption" in (await chair.get(f"/items/{item}")).forms
        for _ in range(2):
            assert (await chair.post(f"/items/{item}/adoption")).status == 303
        page = await minister.get(f"/meetings/{world.past.id}")
        assert "Biên bản đã được thông qua tại phiên: Phiên họp Chính phủ đang họp" in page.text
        assert f"/meetings/{world.sitting.id}" in page.links
    assert len(await fetch("SELECT 1 FROM event WHERE kind = 'minutes.adopted'")) == 1


async def test_an_adoption_is_not_undone_with_the_act_before_it(world: World) -> None:
    item, chair = await put_up(world, into=world.sitting.id), world.people["prime_minister"].viewer
    await go_to(chair, item)
    (row,) = await fetch("SELECT max(id) AS id FROM undoable")
    await adopt_minutes(chair, item)
    with pytest.raises(RuleBroken, match="gone on"):
        await undo(world.people["secretary"].viewer, row["id"])
    (row,) = await fetch("SELECT outcome FROM item_outcome WHERE item = $1", item)
    assert row["outcome"] == "decided"


async def test_only_an_item_that_puts_up_minutes_is_adopted_so(world: World) -> None:
    async with visit(world.people["prime_minister"].viewer) as chair:
        assert (await chair.post(f"/items/{world.sitting.items[0]}/adoption")).status == 422


async def test_who_does_not_know_the_later_meeting_learns_the_day_alone(world: World) -> None:
    item = await put_up(world, into=world.elsewhere.id)
    await fetch("INSERT INTO item_outcome (item, outcome, at) VALUES ($1, 'decided', now())", item)
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{world.past.id}")
    assert "Biên bản đã được thông qua ngày" in page.text
    assert "Phiên họp khác" not in page.text

"""The page of a meeting, for everybody who may see it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import pytest

from ecabinet.db import DB
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def test_items_begin_when_those_before_them_should_end(world: World) -> None:
    meeting = await draft(world, "Một", "Hai", "Ba", minutes=45)
    async with visit(world.people["office"].viewer) as office:
        text = (await office.get(f"/meetings/{meeting}")).text
    assert "1 08:00 Một" in text
    assert "2 08:45 Hai" in text
    assert "3 09:30 Ba" in text


async def test_no_time_is_told_after_an_item_of_unknown_length(world: World) -> None:
    meeting = await draft(world, "Một", "Hai", minutes=0)
    async with visit(world.people["office"].viewer) as office:
        text = (await office.get(f"/meetings/{meeting}")).text
    assert "1 Một" in text
    assert "2 Hai" in text


async def test_of_a_closed_item_only_the_number_is_told(world: World) -> None:
    meeting, item = world.sitting.id, world.sitting.items[2]
    for name, sees in (("minister", True), ("prime_minister", True), ("office", False), ("substitute", False)):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/meetings/{meeting}")
        assert "Nội dung họp kín" in page.text, name
        assert ("Nội dung kín" in page.text) is sees, name
        assert (f"/items/{item}" in page.links) is sees, name


async def test_an_invitee_sees_his_items_at_their_times(world: World) -> None:
    async with visit(world.people["invitee"].viewer) as invitee, visit(world.people["minister"].viewer) as minister:
        page = await invitee.get(f"/meetings/{world.called.id}")
        whole = await minister.get(f"/meetings/{world.called.id}")
    assert "Dự thảo được trình" not in page.text
    assert "2 08:30 Báo cáo được trình" in page.text
    assert "2 08:30 Báo cáo được trình" in whole.text


async def test_papers_stand_at_their_items(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{world.called.id}")
    assert f"/papers/{world.called.papers[0]}" in page.links


async def test_who_plans_is_shown_the_way_and_nobody_else(world: World) -> None:
    ways = {f"/meetings/{world.called.id}/{page}" for page in ("plan", "agenda")}
    for name in ("office", "secretary", "prime_minister", "minister", "invitee"):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/meetings/{world.called.id}")
        assert bool(ways & page.links) is (name in {"office", "secretary"}), name


async def test_the_room_is_entered_while_the_meeting_sits(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        sitting = await minister.get(f"/meetings/{world.sitting.id}")
        called = await minister.get(f"/meetings/{world.called.id}")
        past = await minister.get(f"/meetings/{world.past.id}")
    assert f"/meetings/{world.sitting.id}/room" in sitting.links
    assert f"/meetings/{world.called.id}/room" not in called.links
    assert f"/meetings/{world.past.id}/room" not in past.links
    assert f"/meetings/{world.past.id}/minutes" in past.links


async def test_numbers_lead_to_lists_of_that_length(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        for meeting in (world.called.id, world.sitting.id, world.past.id):
            page = await office.get(f"/meetings/{meeting}")
            for href in {href for href in page.links if "only=" in href}:
                (number,) = {part.split("</b>")[0].rpartition(">")[2] for part in page.html.split(href)[1:]}
                listed = await office.get(href)
                assert listed.html.count('class="row-title"') == int(number), href


async def test_directives_are_asked_for_by_who_may_list_them(world: World) -> None:
    lazy = f'hx-get="/meetings/{world.past.id}/directives"'
    for name, asks in (("minister", True), ("office", True), ("secretary", False)):
        async with visit(world.people[name].viewer) as visitor:
            assert (lazy in (await visitor.get(f"/meetings/{world.past.id}")).html) is asks, name


async def test_it_takes_few_queries(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty items cost as many as two."""
    few, many = await draft(world, "Một", "Hai"), await draft(world, *map(str, range(20)))
    async with visit(world.people["office"].viewer) as office:
        two, twenty = [await _queries_of(office.get(f"/meetings/{one}"), monkeypatch) for one in (few, many)]
    assert two == twenty <= 9


async def _queries_of(act: Awaitable[object], monkeypatch: pytest.MonkeyPatch) -> int:
    counting = Counting(DB.pool)
    with monkeypatch.context() as patched:
        patched.setattr(DB, "pool", counting)
        await act
    return counting.asked


class Counting:
    """A pool that counts the statements it is asked for outside transactions."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self.asked = 0

    async def fetch(self, sql: str, *values: object) -> object:
        self.asked += 1
        return await self._pool.fetch(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._pool, name)

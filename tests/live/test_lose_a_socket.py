"""Whoever may no longer look on loses his open socket within the two seconds of a check, also without a message."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch
from meetings.commands.inviting import uninvite
from meetings.commands.showing import revoke_screens
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.test_keep_secrets import screen
from tests.live.visitor import Visitor

GONE, SIGNED_OUT = 4403, 4401
BOUND = 15  # two seconds of the check, and a slow machine


async def test_signing_out_in_one_tab_closes_the_socket_of_another(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        await minister.does("/session/end")
        assert await room.closed(within=BOUND) == SIGNED_OUT


async def test_a_session_ended_from_elsewhere_closes_its_socket_and_no_other(house: House) -> None:
    lost, kept = await house.visitors("minister", "minister")
    async with lost.watching(house.room) as his, kept.watching(house.room) as hers:
        account = house.world.people["minister"].account
        rows = await fetch("SELECT id FROM session WHERE account = $1 ORDER BY id", account)
        await kept.does(f"/account/sessions/{rows[-2]['id']}/revocation")
        assert await his.closed(within=BOUND) == SIGNED_OUT
        assert hers.code is None


async def test_an_account_that_is_disabled_loses_its_sockets(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        account = house.world.people["minister"].account
        await fetch("UPDATE account SET disabled_at = now() WHERE id = $1", account)
        assert await room.closed(within=BOUND) in {GONE, SIGNED_OUT}


async def test_a_session_that_has_lasted_too_long_loses_its_sockets(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        await fetch("UPDATE session SET created_at = now() - interval '13 hours'")
        assert await room.closed(within=BOUND) == SIGNED_OUT


async def test_who_is_taken_off_the_list_is_shown_out(house: House) -> None:
    minister, office = await house.visitors("minister", "office")
    path = f"/meetings/{house.world.called.id}/live"
    async with minister.watching(path) as his, office.watching(path) as hers:
        person = house.world.people["minister"].person
        await uninvite(house.world.people["office"].viewer, house.world.called.id, person)
        assert await his.closed(within=BOUND) == GONE
        await hers.until(lambda: len(hers.frames) > 1)
        assert len(his.frames) == 1


async def test_a_screen_that_is_taken_back_goes_dark(house: House) -> None:
    secretary = await house.visitor("secretary")
    path = f"/screens/{await screen(house, secretary)}/live"
    async with Visitor(house.url).watching(path) as shown:
        await revoke_screens(house.world.people["secretary"].viewer, house.world.sitting.id)
        assert await shown.closed(within=BOUND) == GONE


@pytest.mark.parametrize("name", ["minister", "secretary"])
async def test_a_sitting_keeps_the_sessions_of_its_open_sockets_alive(house: House, name: str) -> None:
    visitor = await house.visitor(name)
    account = house.world.people[name].account
    async with visitor.watching(house.room):
        await fetch("UPDATE session SET seen_at = now() - interval '14 minutes' WHERE account = $1", account)

        async def seen() -> bool:
            sql = "SELECT 1 FROM session WHERE account = $1 AND seen_at > now() - interval '1 minute' AND idle = 3600"
            return bool(await fetch(sql, account))

        await eventually(seen, within=BOUND)

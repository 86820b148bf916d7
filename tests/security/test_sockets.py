"""Sockets know where they come from and who opens them, before they are accepted."""

from __future__ import annotations

import asyncio

import pytest

from ecabinet.live import rooms
from ecabinet.settings import settings
from tests.live.eventually import eventually
from tests.security.browser import Browser
from tests.security.house import House
from tests.security.origins import ODD_ORIGINS, ORIGINS
from tests.security.routes import filled, routes
from tests.security.wire import Socket, knock


@pytest.mark.parametrize("origin", (ORIGINS | ODD_ORIGINS).values(), ids=ORIGINS | ODD_ORIGINS)
async def test_a_page_of_another_site_opens_no_socket(house: House, origin: str | None) -> None:
    """F4."""
    browser = await house.browser("minister")
    head = browser.headers | ({} if origin is None else {"origin": origin})
    heard = await knock(house.gate, f"/meetings/{house.world.sitting.id}/live", head)
    assert (heard.accepted, heard.frames, heard.code) == (False, [], 4401)


async def test_our_own_page_does(house: House) -> None:
    browser = await house.browser("minister")
    heard = await browser.knock(f"/meetings/{house.world.sitting.id}/live")
    assert heard.accepted
    assert heard.frames


@pytest.mark.parametrize("cookies", [{}, {"session": "made-up"}, {"session": ""}])
async def test_who_is_not_signed_in_opens_none(house: House, cookies: dict[str, str]) -> None:
    heard = await Browser(house.gate, cookies).knock(f"/meetings/{house.world.sitting.id}/live")
    assert (heard.accepted, heard.frames) == (False, [])


async def test_another_host_has_no_sockets(house: House) -> None:
    browser = await house.browser("minister")
    for host in ("evil.example", "127.0.0.1:9000", "127.0.0.1"):
        heard = await browser.knock(f"/meetings/{house.world.sitting.id}/live", headers={"host": host})
        assert (heard.accepted, heard.frames) == (False, [])


async def test_there_is_no_socket_where_there_is_none(house: House) -> None:
    browser = await house.browser("minister")
    for target in ("/none", "/meetings", "/meetings/x/live", "/meetings/99999999999/live", "/meetings/0/live"):
        heard = await browser.knock(target)
        assert heard.frames == []


async def test_a_pages_address_is_no_socket_and_a_sockets_address_no_page(house: House) -> None:
    browser = await house.browser("minister")
    for method, path in routes():
        if method == "WS":
            assert (await browser.get(filled(path))).status in {404, 405}


async def test_who_comes_while_sessions_are_checked_is_not_shown_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, check = f"/meetings/{house.world.sitting.id}/live", rooms.still_valid
    early, late, latecomer = Socket(), Socket(), await house.browser("deputy")
    waiting: list[asyncio.Task[Socket]] = []

    async def slowly(sessions: list[int]) -> set[int]:
        found = await check(sessions)
        if not waiting:
            waiting.append(asyncio.create_task(latecomer.knock(target, frames=1000, heard=late)))
            await eventually(lambda: late.frames)
        return found

    monkeypatch.setattr(rooms, "still_valid", slowly)
    browser = await house.browser("minister")
    waiting_early = asyncio.create_task(browser.knock(target, frames=1000, heard=early))
    await eventually(lambda: late.frames)
    await browser.copy().post("/session/end")
    await waiting_early
    assert (early.code, late.code) == (4401, None)
    waiting[0].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_one_session_opens_no_more_sockets_than_it_may(house: House) -> None:
    browser, target = await house.browser("deputy"), f"/meetings/{house.world.sitting.id}/live"
    most = settings().sockets_per_session
    heard = [Socket() for _ in range(most)]
    open_ = [asyncio.create_task(browser.knock(target, frames=1000, heard=one)) for one in heard]
    await eventually(lambda: all(one.frames for one in heard))
    assert (await browser.knock(target)).code == 1008
    for task in open_:
        task.cancel()
    await asyncio.gather(*open_, return_exceptions=True)

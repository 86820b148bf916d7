"""A web process that is told to stop lets go of its sockets and stops, whatever hangs on it."""

from __future__ import annotations

import socket
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import msgspec
import pytest

from ecabinet.embedded import ValkeyServer
from ecabinet.settings import Settings
from tests.database import Template
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.web import Web, webs

RESTART = 1012
WITHIN = 10


@pytest.mark.faults
async def test_sigterm_sends_open_sockets_away_and_ends_within_ten_seconds(
    settings: Settings, template: Template, tmp_path: Path
) -> None:
    with webs(settings, tmp_path, number=1) as (web,):
        house = House(web.url, template.world)
        minister, secretary = await house.visitors("minister", "secretary")
        async with AsyncExitStack() as stack:
            rooms = [await stack.enter_async_context(minister.watching(house.room)) for _ in range(4)]
            rooms.append(await stack.enter_async_context(secretary.watching(house.room)))
            web.process.terminate()
            assert [await room.closed(within=WITHIN) for room in rooms] == [RESTART] * 5
        await eventually(lambda: web.process.poll() is not None, within=WITHIN)
        assert web.process.returncode in {0, -15}
        assert "Traceback" not in web.said
        web.start()
        async with minister.watching(house.room) as room:
            assert "Dự thảo đang bàn" in room.text()
        await house.leave()


@pytest.mark.faults
async def test_who_reads_nothing_and_who_sends_half_a_request_do_not_keep_it(
    settings: Settings, template: Template, tmp_path: Path
) -> None:
    with webs(settings, tmp_path, number=1) as (web,):
        house = House(web.url, template.world)
        minister = await house.visitor("minister")
        async with minister.connect(house.room, max_queue=1), minister.connect(house.room, max_queue=1):
            with half_a_request(web) as first, half_a_request(web) as second:
                web.process.terminate()
                await eventually(lambda: web.process.poll() is not None, within=WITHIN)
                assert first.fileno() != second.fileno()
        await house.leave()


@pytest.mark.faults
async def test_it_stops_while_the_database_hangs(settings: Settings, template: Template, tmp_path: Path) -> None:
    """A lock is held on what the room reads: drawing and checking wait for it."""
    with webs(settings, tmp_path, number=1) as (web,):
        house = House(web.url, template.world)
        minister = await house.visitor("minister")
        async with minister.watching(house.room) as room:
            wire = await asyncpg.connect(settings.database_owner_url)
            try:
                await wire.execute("BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
                web.process.terminate()
                assert await room.closed(within=WITHIN) == RESTART
                await eventually(lambda: web.process.poll() is not None, within=WITHIN)
            finally:
                await wire.close()
        await house.leave()


@pytest.mark.faults
async def test_it_stops_when_redis_has_just_died(
    settings: Settings, template: Template, tmp_path: Path, valkey: ValkeyServer
) -> None:
    with webs(msgspec.structs.replace(settings, redis_url=valkey.url), tmp_path, number=1) as (web,):
        house = House(web.url, template.world)
        minister, secretary = await house.visitors("minister", "secretary")
        async with minister.watching(house.room) as room:
            valkey.process.kill()
            valkey.process.wait()
            await secretary.does(f"/ballots/{house.ballot}/opening")
            web.process.terminate()
            assert await room.closed(within=WITHIN) == RESTART
            await eventually(lambda: web.process.poll() is not None, within=WITHIN)
        await house.leave()


def half_a_request(web: Web) -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", web.port))
    wire.sendall(f"POST /session HTTP/1.1\r\nHost: 127.0.0.1:{web.port}\r\nContent-Length: 100\r\n".encode())
    return wire

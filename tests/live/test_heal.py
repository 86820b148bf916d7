"""Missing a message costs two seconds and nothing else: without Redis, with a Redis that dies and comes back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import redis

from ecabinet.db import fetch
from ecabinet.embedded import ValkeyServer
from ecabinet.live import hub as hub_module
from ecabinet.settings import Settings
from tests.database import Template
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.told import sent
from tests.live.web import Web, served, webs
from tests.wait import until

BOUND = 15  # two seconds of the check, and a slow machine


@pytest.fixture
def on_mortal(settings: Settings, valkey: ValkeyServer) -> Settings:
    return msgspec.structs.replace(settings, redis_url=valkey.url)


def kill(valkey: ValkeyServer) -> None:
    valkey.process.kill()
    valkey.process.wait()


def listeners(valkey: ValkeyServer) -> int:
    """How many processes hear what is said on the wire."""
    with redis.Redis.from_url(valkey.url) as wire:
        return dict(wire.pubsub_numsub("live"))[b"live"]


async def both(made: list[Web], template: Template) -> tuple[House, House]:
    here, there = (House(web.url, template.world) for web in made)
    return here, there


async def test_without_redis_a_change_in_one_process_reaches_the_other(
    settings: Settings, template: Template, tmp_path: Path
) -> None:
    with webs(msgspec.structs.replace(settings, redis_url=""), tmp_path) as made:
        here, there = await both(made, template)
        minister, secretary = await here.visitors("minister", "secretary")
        async with minister.at(there.url).watching(there.room) as room:
            await secretary.does(f"/ballots/{here.ballot}/opening")
            await room.sees(sent(0), within=BOUND)
            await here.vote(minister, "for")
            await room.sees(sent(1), within=BOUND)
        await here.leave()


@pytest.mark.faults
async def test_people_sign_in_vote_and_follow_while_redis_dies_and_comes_back(
    on_mortal: Settings, valkey: ValkeyServer, template: Template, tmp_path: Path
) -> None:
    with webs(on_mortal, tmp_path) as made:
        here, there = await both(made, template)
        minister, secretary = await here.visitors("minister", "secretary")
        async with minister.at(there.url).watching(there.room) as room:
            await secretary.does(f"/ballots/{here.ballot}/opening")
            await room.sees(sent(0), within=BOUND)
            kill(valkey)
            deputy = await here.visitor("deputy")
            await here.vote(deputy, "for")
            await room.sees(sent(1), within=BOUND)
            valkey.start()
            until(lambda: listeners(valkey) == 2)
            await here.vote(minister, "for")
            await room.sees(sent(2), within=BOUND)
            assert room.code is None
        await here.leave()


@pytest.mark.faults
async def test_the_wire_itself_heals_and_then_everything_is_looked_at_again(
    on_mortal: Settings, valkey: ValkeyServer, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the process does not look by itself: what it hears can only come over the wire."""
    monkeypatch.setattr(hub_module, "HEAL", 10**6)
    with webs(on_mortal, tmp_path, number=1) as (web,):
        async with served(on_mortal) as (url, hub):
            here, there = House(web.url, template.world), House(url, template.world, hub)
            minister, secretary = await here.visitors("minister", "secretary")
            await eventually(lambda: listeners(valkey) == 2)
            async with minister.at(url).watching(there.room) as room:
                await secretary.does(f"/ballots/{here.ballot}/opening")
                await room.sees(sent(0))
                kill(valkey)
                await here.vote(minister, "for")
                assert len(room.frames) == 2
                valkey.start()
                await room.sees(sent(1))
                deputy = await here.visitor("deputy")
                await here.vote(deputy, "against")
                await room.sees(sent(2))
            await here.leave()


async def test_the_check_finds_a_row_that_no_message_told_of(house: House) -> None:
    """Written by another program, and with a smaller id than one that is committed already."""
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        drawn = house.hub.draws
        person = (await fetch("SELECT min(id) AS id FROM event WHERE room IS NULL"))[0]["id"]
        assert person
        await fetch(
            "INSERT INTO attendance (participant, mode, arrived_at) SELECT id, 'room', now() FROM participant"
            " WHERE meeting = $1 AND person = $2",
            house.world.sitting.id, house.world.people["other_minister"].person,
        )  # fmt: skip
        await fetch(
            "INSERT INTO event (id, at, subject_kind, subject_id, room, kind, data, cluster, xact)"
            " VALUES (-1, now(), 'test', 1, $1, 'test.done', '{}', '', 0)",
            house.world.sitting.id,
        )
        await room.until(lambda: len(room.frames) > 1, within=BOUND)
        assert {"room-head", "room-presence"} <= {target for target, _, _ in room.parts(slice(1, None))}
        assert house.hub.draws > drawn


async def test_strange_bytes_on_the_wire_harm_nobody(house: House, settings: Settings) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    async with minister.watching(house.room) as room:
        with redis.Redis.from_url(settings.redis_url) as wire:
            for raw in (b"", b"\xff", b"{}", b"\x93\xa1x\x91\x93\xa1m\xa1y\x90\xc2", b"x" * 10**6):
                wire.publish("live", raw)
            wire.publish("live", msgspec.msgpack.encode(("other", [("meeting", 10**9, ["no-such-region"])], False)))
            wire.publish("live", msgspec.msgpack.encode(("other", [("meeting", house.world.sitting.id, [])], True)))
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await room.sees(sent(0))
        assert room.code is None


async def test_the_wire_says_look_again_and_nothing_else(house: House, settings: Settings) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    with redis.Redis.from_url(settings.redis_url) as wire, wire.pubsub() as channel:
        channel.subscribe("live")
        heard: list[bytes] = []

        def listen() -> bool:
            message = channel.get_message(ignore_subscribe_messages=True)
            if message:
                heard.append(message["data"])
            return len(heard) >= 2

        channel.get_message(timeout=5)
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await house.vote(minister, "against", remark="Không nên nghe thấy")
        await eventually(listen)
        for raw in heard:
            _, regions, _ = msgspec.msgpack.decode(raw)
            for topic, number, names in regions:
                assert (topic, number) == ("meeting", house.world.sitting.id)
                assert set(names) <= {"ballot", "mixer", "screen"}

"""Who gets no socket, and who loses the one he has."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress

from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher

GONE, FLOODING, TOO_BIG = 4403, 1008, 1009
FOREIGN = (
    "https://evil.example", "null", None, "http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1:{port}",
    "http://127.0.0.1.evil.example:{port}", "http://evil.example:{port}", "http://LOCALHOST:{port}", "",
)  # fmt: skip


async def refused(visitor: Visitor, path: str, **more: object) -> bool:
    """Whether the upgrade itself is refused, so that not one frame is ever sent."""
    try:
        async with visitor.connect(path, **more):
            return False
    except InvalidStatus as answer:
        return answer.response.status_code == 403


async def test_a_page_of_another_origin_gets_no_socket(house: House) -> None:
    minister = await house.visitor("minister")
    for origin in FOREIGN:
        foreign = origin and origin.format(port=house.url.rpartition(":")[2])
        for path in (house.room, "/screens/whatever/live"):
            assert await refused(minister, path, origin=foreign), (foreign, path)


async def test_who_is_not_signed_in_gets_no_socket(house: House) -> None:
    for cookie in (None, "session=", "session=guessed", "other=1"):
        assert await refused(Visitor(house.url), house.room, cookie=cookie), cookie


async def test_another_host_gets_no_socket(house: House) -> None:
    """A name that an attacker owns may point at us: the browser would take our page for his."""
    minister, port = await house.visitor("minister"), int(house.url.rpartition(":")[2])
    for name in ("evil.example", "127.0.0.1.evil.example", "0.0.0.0", "[::1]"):
        address = house.url.replace("127.0.0.1", name)
        for origin in (house.url, address):
            asked = {"address": address, "origin": origin, "host": "127.0.0.1", "port": port}
            assert await refused(minister, house.room, **asked), asked


async def test_a_session_that_was_ended_gets_no_socket(house: House) -> None:
    minister = await house.visitor("minister")
    cookie = minister.cookie
    await minister.does("/session/end")
    assert await refused(minister, house.room, cookie=cookie)


async def test_both_names_of_loopback_are_ours(house: House) -> None:
    minister = await house.visitor("minister")
    assert not await refused(minister, house.room, origin=house.url.replace("127.0.0.1", "localhost"))


async def test_who_takes_no_part_in_the_meeting_sees_not_one_frame_of_it(house: House) -> None:
    for name in ("auditor", "admin", "clerk", "other_clerk"):
        assert await shown_out(await house.visitor(name), house.room) == (GONE, []), name


async def test_another_meeting_and_none_at_all_look_the_same(house: House) -> None:
    minister = await house.visitor("minister")
    for meeting in (house.world.elsewhere.id, 999_999):
        assert await shown_out(minister, f"/meetings/{meeting}/live") == (GONE, []), meeting


async def test_a_screen_with_a_wrong_token_shows_nothing(house: House) -> None:
    assert await shown_out(Visitor(house.url), "/screens/AAAAAAAAAAAAAAAAAAAAAA/live") == (GONE, [])


async def shown_out(visitor: Visitor, path: str) -> tuple[int | None, list[str]]:
    async with visitor.connect(path) as wire, Watcher(wire).running() as room:
        return await room.closed(), room.frames


async def test_the_sixth_socket_of_a_session_is_refused_and_another_session_is_not(house: House) -> None:
    minister, deputy = await house.visitors("minister", "deputy")
    async with AsyncExitStack() as stack:
        for _ in range(5):
            await stack.enter_async_context(minister.watching(house.room))
        assert await shown_out(minister, house.room) == (FLOODING, [])
        async with deputy.watching(house.room) as room:
            assert room.frames
    await eventually(lambda: house.seats() == [])
    async with minister.watching(house.room) as room:
        assert room.frames


async def test_who_floods_the_socket_is_shown_out_and_the_others_stay(house: House) -> None:
    minister, deputy = await house.visitors("minister", "deputy")
    async with minister.watching(house.room) as flooding, deputy.watching(house.room) as quiet:
        with suppress(ConnectionClosed):
            while flooding.code is None:
                await flooding.wire.send("{}")
                await asyncio.sleep(0)
        assert await flooding.closed() == FLOODING
        assert quiet.code is None
        await eventually(lambda: len(house.seats()) == 1)


async def test_a_thousand_small_frames_at_once_are_not_even_parsed(house: House) -> None:
    """Their sender is cut off, and gets no other socket for a while; another session of his does."""
    minister, again = await house.visitors("minister", "minister")
    async with minister.watching(house.room) as flooding, again.watching(house.room) as quiet:
        flooding.wire.transport.write((bytes([0x81, 0x82]) + bytes(4) + b"{}") * 5000)
        assert await flooding.closed() == FLOODING
        await eventually(lambda: len(house.seats()) == 1)
        assert await refused(minister, house.room)  # before it is a socket, and before the database is asked
        assert quiet.code is None


async def test_a_frame_over_four_kilobytes_ends_the_socket(house: House) -> None:
    minister = await house.visitor("minister")
    async with minister.watching(house.room) as room:
        await room.wire.send("x" * 4096)
        await room.wire.send("x" * 4097)
        assert await room.closed() == TOO_BIG


async def test_what_a_browser_says_there_is_read_by_nobody(house: House) -> None:
    minister, secretary = await house.visitors("minister", "secretary")
    async with minister.watching(house.room) as room:
        for said in ("", "{", "null", '{"topic":"meeting"}', "<hx-partial>", "\x00", b"\xff\xfe"):
            await room.wire.send(said)
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await room.until(lambda: len(room.frames) > 1)
        assert room.code is None


async def test_a_slow_reader_is_let_go_and_the_quick_one_gets_every_frame(house: House) -> None:
    slow, quick = await house.visitors("minister", "deputy")
    async with quick.watching(house.room) as room, slow.connect(house.room, max_queue=1) as sleeping:
        await sleeping.recv()
        await eventually(lambda: len(house.seats()) == 2)
        frame, pushes = "x" * 65536, 600  # more than the kernel's buffers and the queue of 256 can hold
        for _ in range(pushes):
            before = len(room.frames)
            for seat in house.seats():
                seat.send(frame)
            await room.until(lambda before=before: len(room.frames) == before + 1)
        await eventually(lambda: [seat.person for seat in house.seats()] == [house.world.people["deputy"].person])
        assert (len(room.frames), room.code) == (1 + pushes, None)

"""A room between two awaits: people come and go while it asks, reads and draws."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from ecabinet.live import hub as hub_module
from ecabinet.live import rooms, stages
from ecabinet.live.hub import Hub
from ecabinet.live.rooms import Room
from ecabinet.live.seats import FLOODING, GONE, NOT_READY
from ecabinet.settings import Settings, use
from tests.live.eventually import eventually
from tests.live.stages import Chair, Table


@pytest.fixture(autouse=True)
def plain_settings() -> None:
    use(Settings(database_url="", secret_key=b"of these tests alone"))


@pytest.fixture
def table() -> Iterator[Table]:
    made = Table()
    stages.stage(made)
    yield made
    del stages._stages["table"]


@pytest.fixture
async def room(table: Table) -> AsyncIterator[Room]:
    made = Room(table, 1)
    yield made
    await made.end()


@pytest.fixture
async def hub(table: Table) -> AsyncIterator[Hub]:
    made = Hub("")
    async with made.running():
        yield made


async def test_who_leaves_while_the_room_asks_where_he_belongs_is_not_seated_again(room: Room, table: Table) -> None:
    gone, stays = Chair(), Chair()
    for chair in (gone, stays):
        await room.take(chair)
    table.hold = asyncio.Event()
    table.placed = {gone: "elsewhere", stays: "elsewhere"}
    asked = table.asked
    room.mark()
    await eventually(lambda: table.asked > asked)
    room.leave(gone)
    table.hold.set()
    await eventually(lambda: len(stays.frames) == 2)
    assert room.seats == [stays]


async def test_who_may_no_longer_look_on_is_shown_out_and_gets_no_further_frame(room: Room, table: Table) -> None:
    chair, other = Chair(), Chair()
    for each in (chair, other):
        await room.take(each)
    table.placed[chair] = None
    table.text = "second"
    room.mark()
    await eventually(lambda: len(other.frames) == 2)
    assert (chair.code, len(chair.frames), room.seats) == (GONE, 1, [other])


async def test_who_cannot_be_shown_his_new_place_is_sent_away_to_come_back_and_the_others_are_shown_theirs(
    room: Room, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, other = Chair(), Chair()
    for each in (lost, other):
        await room.take(each)

    async def mine(seat: object, *_: object) -> list[tuple[str, str]]:
        if seat is lost:
            raise OSError("the database is gone")
        return []

    monkeypatch.setattr(table, "mine", mine)
    table.placed = {lost: "secretary", other: "secretary"}
    room.mark()
    await eventually(lambda: len(other.frames) == 2)
    assert (lost.code, len(lost.frames), other.code) == (NOT_READY, 1, None)


async def test_who_changes_places_gets_the_new_place_whole_and_nothing_of_the_old(room: Room, table: Table) -> None:
    chair, other = Chair(), Chair()
    for each in (chair, other):
        await room.take(each)
    table.placed[chair] = "secretary"
    room.mark({"top"})
    await eventually(lambda: len(chair.frames) == 2)
    assert "member" not in chair.frames[1]
    assert chair.frames[1].count("secretary") == 2
    assert len(other.frames) == 1


async def test_what_nobody_looked_at_is_drawn_anew_for_who_comes_back(room: Room, table: Table) -> None:
    member, secretary = Chair(), Chair()
    table.placed[secretary] = "secretary"
    for each in (member, secretary):
        await room.take(each)
    room.leave(member)
    table.text = "second"
    room.mark()
    await eventually(lambda: len(secretary.frames) == 2)
    back = Chair()
    await room.take(back)
    assert "second" in back.frames[0]
    assert "first" not in back.frames[0]


async def test_a_thousand_marks_are_one_drawing_of_each_stale_region_for_each_audience(
    room: Room, table: Table
) -> None:
    chairs = [Chair() for _ in range(30)]
    table.placed = {chair: f"audience {n % 3}" for n, chair in enumerate(chairs)}
    for chair in chairs:
        await room.take(chair)
    drawn, table.renders[:], table.text = room.draws, [], "second"
    for _ in range(1000):
        room.mark({"top"})
    await eventually(lambda: all(len(chair.frames) == 2 for chair in chairs))
    assert room.draws == drawn + 1
    assert sorted(table.renders) == [("top", f"audience {n}") for n in range(3)]


async def test_marks_that_never_end_are_drawn_twenty_times_a_second_at_most(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: between two drawings the room asks for a pause of a twentieth of a second."""
    pauses, sleep = [], asyncio.sleep

    async def counted(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(rooms.asyncio, "sleep", counted)
    await room.take(Chair())
    drawn = room.draws
    while room.draws < drawn + 50:
        room.mark()
        await sleep(0)
    assert pauses.count(0.05) >= room.draws - drawn - 1


async def test_unchanged_bytes_are_sent_to_nobody(room: Room, table: Table) -> None:
    chair = Chair()
    await room.take(chair)
    for _ in range(3):
        drawn = room.draws
        room.mark()
        await eventually(lambda drawn=drawn: room.draws > drawn)
    assert len(chair.frames) == 1


async def test_what_is_read_the_same_is_not_even_drawn(room: Room, table: Table) -> None:
    """As after the check that comes every two seconds, when a message told of the change before."""
    await room.take(Chair())
    drawn, table.renders[:] = room.draws, []
    room.mark()
    await eventually(lambda: room.draws > drawn)
    assert table.renders == []


async def test_the_largest_audience_is_drawn_first_and_does_not_wait_for_the_others(room: Room, table: Table) -> None:
    desk, crowd = Chair(), [Chair() for _ in range(3)]
    table.placed[desk] = "desk"
    for chair in (desk, *crowd):
        await room.take(chair)
    seen: list[list[int]] = []

    def told(frame: str) -> None:
        seen.append([len(chair.frames) for chair in crowd])

    desk.send, table.text = told, "second"
    room.mark({"top"})
    await eventually(lambda: seen)
    assert seen == [[2, 2, 2]]


async def test_a_drawing_that_fails_is_tried_again_and_loses_nothing(
    room: Room, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    chair, fails, read = Chair(), [3], table.read
    await room.take(chair)

    async def sometimes(number: int) -> str:
        if fails[0]:
            fails[0] -= 1
            raise ConnectionResetError
        return await read(number)

    monkeypatch.setattr(rooms, "AGAIN", 0)
    monkeypatch.setattr(table, "read", sometimes)
    table.text = "second"
    room.mark({"bottom"})
    await eventually(lambda: len(chair.frames) == 2)
    assert "bottom second" in chair.frames[1]


async def test_the_sixth_socket_of_a_session_is_refused_however_many_come_at_once(hub: Hub, table: Table) -> None:
    chairs, table.hold = [Chair(session=7) for _ in range(12)], asyncio.Event()
    tasks = [asyncio.create_task(hub.serve("table", n % 2, chair)) for n, chair in enumerate(chairs)]
    await eventually(lambda: sum(chair.code == FLOODING for chair in chairs) == 7)
    table.hold.set()
    await eventually(lambda: sum(bool(chair.frames) for chair in chairs) == 5)
    hub.close()
    await asyncio.gather(*tasks)


async def test_a_socket_that_closes_makes_room_for_another(hub: Hub) -> None:
    chairs = [Chair(session=7) for _ in range(5)]
    tasks = [asyncio.create_task(hub.serve("table", n, chair)) for n, chair in enumerate(chairs)]
    await eventually(lambda: all(chair.frames for chair in chairs))
    chairs[0].close(1000)
    await tasks[0]
    late = Chair(session=7)
    tasks.append(asyncio.create_task(hub.serve("table", 1, late)))
    await eventually(lambda: late.frames)
    hub.close()
    await asyncio.gather(*tasks)


async def test_a_room_lives_until_the_last_one_leaves_it_and_not_longer(hub: Hub, table: Table) -> None:
    """One leaves in the very moment in which another is about to be seated."""
    first, second = Chair(), Chair()
    sits = asyncio.create_task(hub.serve("table", 1, first))
    await eventually(lambda: first.frames)
    table.hold, asked = asyncio.Event(), table.asked
    comes = asyncio.create_task(hub.serve("table", 1, second))
    await eventually(lambda: table.asked > asked)
    first.close(1000)
    await sits
    table.hold.set()
    await eventually(lambda: second.frames)
    table.text = "second"
    hub._rooms["table", 1].mark()
    await eventually(lambda: len(second.frames) == 2)
    second.close(1000)
    await comes
    assert hub._rooms == {}


async def test_who_sits_down_in_the_middle_of_a_check_is_not_taken_for_signed_out(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def pulse(*_: object) -> dict[str, int]:
        return {"n": 0, "top": 0}

    async def answered(sessions: list[int]) -> set[int]:
        asked.set()
        await go_on.wait()
        return set(sessions)

    monkeypatch.setattr(rooms, "fetch_one", pulse)
    monkeypatch.setattr(rooms, "still_valid", answered)
    first, second = Chair(session=1), Chair(session=2)
    await room.take(first)
    check = asyncio.create_task(room.heal())
    await asked.wait()
    await room.take(second)
    go_on.set()
    await check
    assert (first.code, second.code) == (None, None)


async def test_who_cannot_be_seated_is_sent_away_and_leaves_no_room_behind(
    hub: Hub, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(number: int) -> str:
        raise ConnectionRefusedError

    monkeypatch.setattr(table, "read", broken)
    chair = Chair()
    await hub.serve("table", 1, chair)
    assert (chair.code, hub._rooms) == (NOT_READY, {})


async def test_a_hub_ends_in_the_middle_of_a_check(hub: Hub, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cancelled task that swallows its end keeps the whole web process from stopping."""
    checking = asyncio.Event()

    async def endless(self: Room) -> None:
        checking.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(Room, "heal", endless)
    monkeypatch.setattr(hub_module, "HEAL", 0)
    other = Hub("")
    async with asyncio.timeout(10), other.running():
        task = asyncio.create_task(other.serve("table", 2, Chair()))
        await checking.wait()
    await task

"""A closed item is dealt with from its beginning to its end: whoever is not entitled learns its number, and no more.

Not what it is about, on no page, in no letter, no line of a log, no frame; and no frame comes while it is on, so that
not even the moments of what happens behind the door are told.
"""

from __future__ import annotations

import logging
import re
from contextlib import AsyncExitStack

import pytest

from ecabinet.db import fetch
from ecabinet.jobs import do_due
from ecabinet.settings import settings
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.test_keep_secrets import screen
from tests.live.told import sentence
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher

CANARY = "Zqhoangyen"
ENTITLED = ("prime_minister", "minister", "deputy", "office_head")
OUTSIDE = ("substitute", "invitee", "secretary", "office", "auditor", "clerk")
IN_ROOM = ("substitute", "invitee", "secretary", "office")
WHERE = {"desk": "room-desk", "screen": "room-screen"}
LOOKED_FOR = ("/search?q=viec", "/search?q=giao+lam&kind=clause", "/journal", "/notices", "/overview")
LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)"')


@pytest.fixture
async def closed(house: House) -> int:
    """The closed item of the sitting, which is about the canary, and has a paper that is too."""
    item = house.world.sitting.items[2]
    await fetch("UPDATE agenda_item SET title = $2 WHERE id = $1", item, f"Việc {CANARY}")
    return item


async def all_that_happens(house: House, item: int) -> None:
    """Asking, speaking, a ballot, its result, a conclusion; and what is undone of it."""
    chair, minister, deputy, head = await house.visitors("prime_minister", "minister", "deputy", "office_head")
    await minister.does(f"/items/{item}/speaker-requests", topic=CANARY)
    await deputy.does(f"/items/{item}/speaker-requests", topic=CANARY)
    wishes = [row["id"] for row in await fetch("SELECT id FROM speaker_request WHERE item = $1 ORDER BY id", item)]
    await chair.does(f"/speaker-requests/{wishes[1]}/position", direction="up")
    await chair.does(f"/items/{item}/speaker-order")
    await chair.does(f"/speaker-requests/{wishes[0]}/speech")
    for noun in ("pause", "resumption", "extension", "end"):
        await chair.does(f"/items/{item}/speech/{noun}")
    await chair.does(f"/speaker-requests/{wishes[1]}/dismissal")
    undoable = (await fetch("SELECT max(id) AS id FROM undoable"))[0]["id"]
    await chair.does(f"/undoables/{undoable}/undoing")
    await head.does(f"/items/{item}/clauses", text=f"Giao làm {CANARY}.")
    await chair.does(f"/items/{item}/ballots", question=f"Đồng ý {CANARY}?", seconds="180")
    ballot = (await fetch("SELECT max(id) AS id FROM ballot"))[0]["id"]
    await chair.does(f"/ballots/{ballot}/opening")
    await house.vote(minister, "against", ballot, remark=CANARY)
    await house.vote(deputy, "for", ballot)
    await chair.does(f"/ballots/{ballot}/extension")
    await chair.does(f"/ballots/{ballot}/closure")
    await chair.does(f"/ballots/{ballot}/publication")


async def places_of(house: House, secretary: Visitor) -> dict[str, str]:
    """Where those look on who are not entitled: in the room, at the desk, before a big screen."""
    desk = house.room.replace("/live", "/console/live")
    shown = f"/screens/{await screen(house, secretary)}/live"
    return dict.fromkeys(IN_ROOM, house.room) | {"desk": desk, "screen": shown}


async def test_nothing_at_all_is_received_between_two_acts_that_all_may_see(house: House, closed: int) -> None:
    visitors = dict(zip(IN_ROOM, await house.visitors(*IN_ROOM), strict=True))
    visitors["desk"] = visitors["screen"] = visitors["secretary"]
    chair, latecomer = await house.visitors("prime_minister", "other_minister")
    async with AsyncExitStack() as stack:
        there: dict[str, Watcher] = {}
        for name, path in (await places_of(house, visitors["secretary"])).items():
            there[name] = await stack.enter_async_context(visitors[name].watching(path))
        await chair.does(f"/items/{closed}/beginning")
        for name, watcher in there.items():
            await watcher.sees(sentence("Closed item"), target=WHERE.get(name, "room-stage"))
        await at_rest(house)
        before = {name: len(watcher.frames) for name, watcher in there.items()}
        await all_that_happens(house, closed)
        await at_rest(house)
        assert {name: len(watcher.frames) for name, watcher in there.items()} == before
        # The next thing that they get is what all may see, and nothing came before it.
        await latecomer.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
        for name in (*IN_ROOM, "desk"):
            watcher = there[name]
            await watcher.until(lambda watcher=watcher, name=name: len(watcher.frames) > before[name])
            later = {target for target, _, _ in watcher.parts(slice(before[name], None))}
            assert later == {"room-head", "room-presence"}, name
        assert len(there["screen"].frames) == before["screen"]
        assert not [name for name, watcher in there.items() if CANARY in "".join(watcher.frames)]


async def test_no_page_no_letter_and_no_log_has_a_word_of_it(
    house: House, closed: int, caplog: pytest.LogCaptureFixture
) -> None:
    chair, head = await house.visitors("prime_minister", "office_head")
    with caplog.at_level(logging.DEBUG):
        await chair.does(f"/items/{closed}/beginning")
        await all_that_happens(house, closed)
        await do_due()
        assert caplog.records
        assert CANARY not in caplog.text
    assert CANARY in (await head.get("/search?q=viec")).text
    for name in OUTSIDE:
        read = await pages_of(await house.visitor(name), "/", *LOOKED_FOR)
        assert len(read) > 5, name
        assert not [path for path, text in read.items() if CANARY in text], name
    letters = list((settings().data_dir / "outgoing").glob("*"))
    assert not [letter.name for letter in letters if CANARY in letter.read_text(encoding="utf-8")]


async def at_rest(house: House) -> None:
    """Every room has found what nobody told it, and has drawn it."""
    assert house.hub is not None
    for room in list(house.hub._rooms.values()):
        await room.heal()
        await eventually(lambda room=room: not (room._stale or room._wake.is_set() or room._lock.locked()))


async def pages_of(visitor: Visitor, *starts: str, most: int = 60) -> dict[str, str]:
    """What somebody can read who follows every link, an address that differs in its query only once."""
    waiting, seen, read = list(starts), set[str](), dict[str, str]()
    while waiting and len(read) < most:
        path = waiting.pop(0)
        answer = await visitor.get(path)
        if answer.status_code == 200 and "html" in answer.headers["content-type"]:
            read[path] = answer.text
            for link in LINK.findall(answer.text):
                if (place := link.partition("?")[0]) not in seen and not place.startswith("/static/"):
                    seen.add(place)
                    waiting.append(link)
    return read

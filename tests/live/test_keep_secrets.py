"""What a socket never tells: how somebody votes while a ballot runs, and what a closed item is about."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from ecabinet.db import fetch
from tests.live.conftest import House
from tests.live.eventually import eventually
from tests.live.told import sent, sentence
from tests.live.visitor import Visitor
from tests.live.watcher import Watcher

REMARK = "Đề nghị bỏ khoản 3"
WATCHERS = ("prime_minister", "minister", "deputy", "other_minister", "substitute", "invitee", "secretary", "office")
CLOSED_TITLE, CLOSED_QUESTION = "Nội dung kín", "Câu hỏi của nội dung kín?"
TOKEN_OF_SCREEN = re.compile(r"/screens/([\w-]{20,})")


@asynccontextmanager
async def everybody(house: House) -> AsyncIterator[dict[str, tuple[Visitor, Watcher]]]:
    """All personas of the sitting in its room, and a big screen."""
    async with AsyncExitStack() as stack:
        there = {}
        for name in WATCHERS:
            visitor = await house.visitor(name)
            there[name] = visitor, await stack.enter_async_context(visitor.watching(house.room))
        there["screen"] = (
            there["secretary"][0],
            await stack.enter_async_context(
                there["secretary"][0].watching(f"/screens/{await screen(house, there['secretary'][0])}/live")
            ),
        )
        yield there


async def screen(house: House, secretary: Visitor) -> str:
    page = await secretary.does(f"/meetings/{house.world.sitting.id}/screens")
    return TOKEN_OF_SCREEN.search(page.text)[1]


async def test_while_a_ballot_runs_no_frame_tells_how_anybody_votes(house: House) -> None:
    async with everybody(house) as there:
        await there["secretary"][0].does(f"/ballots/{house.ballot}/opening")
        await house.vote(there["minister"][0], "against", remark=REMARK)
        await house.vote(there["deputy"][0], "for")
        await house.vote(there["prime_minister"][0], "other", remark=REMARK)
        for _, room in there.values():
            await room.until(lambda room=room: sent(3) in room.text() or "<small>/27" in room.shown("room-screen"))
        for name, (_, room) in there.items():
            for frame in room.frames:
                assert "checked" not in frame, name
                assert REMARK not in frame, name
                assert sentence("Your vote is recorded: %(choice)s, at %(at)s.", choice="", at="")[:20] not in frame
                assert set(re.findall(r'data-version="(\d+)"', frame)) <= {"0"}, name


async def test_the_snapshot_of_a_voter_holds_his_own_vote_and_of_others_none(house: House) -> None:
    minister, deputy, secretary = await house.visitors("minister", "deputy", "secretary")
    await secretary.does(f"/ballots/{house.ballot}/opening")
    await house.vote(minister, "against", remark=REMARK)
    async with minister.watching(house.room) as his, deputy.watching(house.room) as hers:
        assert REMARK in his.frames[0]
        assert 'value="against" required checked' in his.frames[0]
        assert REMARK not in hers.frames[0]
        assert "checked" not in hers.frames[0]


async def test_a_change_of_mind_sends_nobody_a_byte(house: House) -> None:
    """If another direction made other bytes, the bytes would tell the direction."""
    async with everybody(house) as there:
        minister, secretary = there["minister"][0], there["secretary"][0]
        await secretary.does(f"/ballots/{house.ballot}/opening")
        await house.vote(minister, "for")
        for _, room in there.values():
            await room.until(lambda room=room: sent(1) in room.text() or "1<small>/27" in room.shown("room-screen"))
        before = {name: len(room.frames) for name, (_, room) in there.items()}
        drawn = house.hub.draws
        await house.vote(minister, "against", remark=REMARK)
        await eventually(lambda: house.hub.draws > drawn)
        await house.vote(there["deputy"][0], "other")
        for name, (_, room) in there.items():
            await room.until(lambda room=room, name=name: len(room.frames) == before[name] + 1)


async def test_counts_and_names_come_with_the_closing_and_not_before(house: House) -> None:
    async with everybody(house) as there:
        await there["secretary"][0].does(f"/ballots/{house.ballot}/opening")
        await house.vote(there["minister"][0], "against")
        running = {name: len(room.frames) for name, (_, room) in there.items()}
        page = await there["deputy"][0].get(f"/ballots/{house.ballot}.json")
        assert page.json()["counts"] is None
        assert "votes_against" not in page.text
        await there["prime_minister"][0].does(f"/ballots/{house.ballot}/closure")
        await there["minister"][1].sees(sentence("Not adopted"), target="room-ballot")
        assert sentence("Not adopted") not in "".join(there["screen"][1].frames)
        await there["prime_minister"][0].does(f"/ballots/{house.ballot}/publication")
        for name, (_, room) in there.items():
            await room.until(lambda room=room: sentence("Not adopted") in room.text())
            assert sentence("Not adopted") not in "".join(room.frames[: running[name]])


async def test_a_closed_item_is_a_number_to_all_who_are_not_cleared(house: House) -> None:
    closed = house.world.sitting.items[2]
    async with everybody(house) as there:
        chair = there["prime_minister"][0]
        ballot = await vote_on(house, closed, there)
        await chair.does(f"/ballots/{ballot}/closure")
        for name in ("prime_minister", "minister", "deputy"):
            await there[name][1].sees(sentence("Not adopted"), target="room-ballot")
            assert CLOSED_TITLE in there[name][1].text()
        await chair.does(f"/items/{house.world.sitting.items[1]}/beginning")
        for name in ("substitute", "secretary", "office", "screen"):
            await there[name][1].sees("Báo cáo chưa bàn")
        for name in ("substitute", "invitee", "secretary", "office", "screen"):
            frames = "".join(there[name][1].frames)
            assert CLOSED_TITLE not in frames, name
            assert CLOSED_QUESTION not in frames, name
            assert sentence("Not adopted") not in frames, name


async def test_nothing_is_sent_to_the_uncleared_while_a_closed_item_is_dealt_with(house: House) -> None:
    """The moment of a frame would tell that something happens behind the door."""
    async with everybody(house) as there:
        await there["prime_minister"][0].does(f"/items/{house.world.sitting.items[2]}/beginning")
        for name in ("substitute", "secretary", "office"):
            await there[name][1].sees(sentence("Closed item"), target="room-stage")
        await there["screen"][1].sees(sentence("Closed item"))
        outside = ("substitute", "invitee", "secretary", "office")
        before = {name: len(there[name][1].frames) for name in (*outside, "screen")}
        await vote_on(house, house.world.sitting.items[2], there)
        await there["deputy"][1].sees(sent(2), target="room-ballot")
        # What all may see comes after it, and is the next thing that they get.
        await there["other_minister"][0].does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
        for name in outside:
            await there[name][1].until(lambda name=name: len(there[name][1].frames) > before[name])
            later = slice(before[name], None)
            assert sorted(target for target, _, _ in there[name][1].parts(later)) == ["room-head", "room-presence"]
        assert len(there["screen"][1].frames) == before["screen"]


async def test_clearance_that_is_given_opens_the_item_at_once(house: House) -> None:
    from meetings.commands.inviting import clear

    closed, office = house.world.sitting.items[2], house.world.people["office"]
    visitor = await house.visitor("office")
    async with visitor.watching(house.room) as room:
        assert CLOSED_TITLE not in room.text()
        await clear(house.world.people["secretary"].viewer, closed, [office.person])
        await room.sees(CLOSED_TITLE, target="room-agenda")
        await clear(house.world.people["secretary"].viewer, closed, [])
        await room.until(lambda: CLOSED_TITLE not in room.text("room-agenda"))


async def test_an_invitee_follows_his_own_items_only(house: House) -> None:
    invitee, secretary = await house.visitors("invitee", "secretary")
    async with invitee.watching(house.room) as room:
        assert "Dự thảo đang bàn" in room.text()
        await secretary.does(f"/items/{house.world.sitting.items[1]}/beginning")
        await room.until(lambda: "Dự thảo đang bàn" not in room.text("room-stage"))
        assert "Báo cáo chưa bàn" not in "".join(room.frames)


async def test_no_frame_holds_a_token_of_a_form_or_a_number_of_the_journal(house: House) -> None:
    async with everybody(house) as there:
        await there["secretary"][0].does(f"/ballots/{house.ballot}/opening")
        await house.vote(there["minister"][0], "for")
        await there["deputy"][1].sees(sent(1))
        tokens = [visitor.token for visitor, _ in there.values()]
        newest = (await fetch("SELECT max(id) AS id FROM event"))[0]["id"]
        for _, room in there.values():
            frames = "".join(room.frames)
            assert not any(token in frames for token in tokens)
            assert "_csrf_token" not in frames
            assert not re.search(rf"\bevent\D{{0,3}}{newest}\b", frames)


async def vote_on(house: House, item: int, there: dict[str, tuple[Visitor, Watcher]]) -> int:
    """A ballot on this item, on which two have voted."""
    chair = there["prime_minister"][0]
    on = (await fetch("SELECT item FROM current_item WHERE meeting = $1", house.world.sitting.id))[0]["item"]
    if on != item:
        await chair.does(f"/items/{item}/beginning")
    await chair.does(f"/items/{item}/ballots", question=CLOSED_QUESTION)
    ballot = (await fetch("SELECT max(id) AS id FROM ballot"))[0]["id"]
    await chair.does(f"/ballots/{ballot}/opening")
    await house.vote(there["minister"][0], "against", ballot, remark=REMARK)
    await house.vote(there["deputy"][0], "for", ballot)
    return ballot

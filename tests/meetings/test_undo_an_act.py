"""Undoing for ten seconds: everything is as it was, the journal keeps both, and whoever is late is told so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from msgspec.structs import replace

from documents.queries.papers import paper
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound, RuleBroken
from meetings.commands import balloting, presenting, showing, sitting, speaking
from meetings.commands.attending import arrive
from meetings.commands.preparing import Plan, prepare
from meetings.commands.undoing import course_of, undo
from meetings.queries.consoles import console_of
from meetings.queries.courses import courses
from meetings.queries.meetings import meeting_facts
from meetings.queries.presentations import presentation_of
from meetings.queries.speakers import queue_of, running_speech
from meetings.rules.presenting import Place
from tests.documents.drawing import sketch
from tests.races.session import Session, running
from tests.world import World

Act = Callable[[Session], Awaitable[object]]
ACTS: dict[str, Act] = {
    "item.begun": lambda s: sitting.go_to(s.secretary, s.other_item),
    "item.discussed": lambda s: sitting.set_outcome(s.chair, s.item, "discussed"),
    "item.postponed": lambda s: sitting.set_outcome(s.secretary, s.item, "postponed"),
    "item.withdrawn": lambda s: sitting.set_outcome(s.secretary, s.item, "withdrawn"),
    "speech.begun": lambda s: speaking.give_floor(s.chair, s.item, s.voters[2].person),
    "speech.ended": lambda s: speaking.end(s.chair, s.meeting),
    "sitting.adjourned": lambda s: sitting.adjourn(s.secretary, s.meeting, "14:00"),
    "scene.shown": lambda s: showing.show_scene(s.secretary, s.meeting, "blank"),
}


@pytest.fixture
async def session(world: World) -> Session:
    """Somebody speaks, whose clock was paused once."""
    made = await running(world)
    await speaking.give_floor(made.chair, made.item, made.voters[0].person)
    await speaking.pause(made.chair, made.meeting)
    return made


async def last() -> int:
    row = await fetch_one("SELECT max(id) AS id FROM undoable")
    return int(row["id"])


async def kinds() -> list[str]:
    return [row["kind"] for row in await fetch("SELECT kind FROM event ORDER BY id")]


@pytest.mark.parametrize("kind", ACTS)
async def test_everything_is_as_it_was_and_the_journal_keeps_both(session: Session, kind: str) -> None:
    before, state = await course_of(session.meeting), (await meeting_facts(session.meeting)).state
    await ACTS[kind](session)
    assert await course_of(session.meeting) != before
    assert await undo(session.secretary, await last()) == session.meeting
    after = await course_of(session.meeting)
    scene = {"scene": after["scene"] and {**after["scene"], "at": None, "by": None, "id": None, "meeting": None}}
    none = {"at": None, "by": None, "id": None, "meeting": None, "shown": "auto", "prepared": "auto"}
    assert after | scene == before | {"scene": none if kind == "scene.shown" else before["scene"]}
    assert (await meeting_facts(session.meeting)).state == state
    assert {kind, "act.undone"} <= set(await kinds())


async def test_a_request_that_was_taken_off_is_on_the_list_again(session: Session) -> None:
    await speaking.ask(session.voters[1], session.item, "Hỏi về nguồn lực")
    queue = await queue_of(session.item)
    await speaking.dismiss(session.chair, queue[0].id)
    assert await queue_of(session.item) == []
    await undo(session.chair, await last())
    assert await queue_of(session.item) == queue


async def test_who_was_called_waits_at_his_place_again_and_has_not_spoken(session: Session) -> None:
    for voter in session.voters[1:4]:
        await speaking.ask(voter, session.item)
    queue, told = await queue_of(session.item), await courses(session.meeting)
    await speaking.call(session.secretary, queue[1].id)
    await fetch("UPDATE speech SET started_at = started_at - interval '5 minutes' WHERE person = $1", queue[1].person)
    await undo(session.chair, await last())
    again = await queue_of(session.item)
    assert [(row.id, row.spoken) for row in again] == [(row.id, 0) for row in queue]
    assert await courses(session.meeting) == told
    assert (await running_speech(session.meeting)).person == session.voters[0].person


async def test_a_speech_whose_clock_was_touched_goes_on(session: Session) -> None:
    await speaking.give_floor(session.chair, session.item, session.voters[2].person)
    await speaking.extend(session.chair, session.meeting)
    with pytest.raises(RuleBroken, match="gone on"):
        await undo(session.chair, await last())


async def test_who_has_asked_again_meanwhile_is_not_put_on_the_list_twice(session: Session) -> None:
    await speaking.ask(session.voters[1], session.item)
    await speaking.dismiss(session.chair, (await queue_of(session.item))[0].id)
    await speaking.ask(session.voters[1], session.item)
    with pytest.raises(RuleBroken, match="gone on"):
        await undo(session.chair, await last())


async def test_undoing_twice_is_the_same_act(session: Session) -> None:
    await sitting.go_to(session.chair, session.other_item)
    undoable = await last()
    await undo(session.chair, undoable)
    await undo(session.secretary, undoable)
    assert (await kinds()).count("act.undone") == 1


async def test_after_ten_seconds_by_the_clock_of_the_database_it_is_refused(session: Session) -> None:
    await sitting.go_to(session.chair, session.other_item)
    await fetch("UPDATE undoable SET at = clock_timestamp() - interval '10 seconds'")
    with pytest.raises(RuleBroken, match="ten seconds"):
        await undo(session.chair, await last())
    assert "act.undone" not in await kinds()


GONE_ON: dict[str, tuple[str, Act]] = {
    "another item": ("item.begun", lambda s: sitting.go_to(s.chair, s.item)),
    "a ballot": ("scene.shown", lambda s: s.opened()),
    "a speaker": ("speech.ended", lambda s: speaking.give_floor(s.chair, s.item, s.voters[2].person)),
}


@pytest.mark.parametrize("way", GONE_ON)
async def test_once_the_meeting_has_gone_on_it_is_refused(session: Session, way: str) -> None:
    kind, go_on = GONE_ON[way]
    await ACTS[kind](session)
    undoable = await last()
    await go_on(session)
    with pytest.raises(RuleBroken, match="gone on"):
        await undo(session.chair, undoable)


async def test_who_arrives_or_asks_to_speak_does_not_stand_in_the_way(session: Session) -> None:
    await sitting.go_to(session.chair, session.other_item)
    await speaking.ask(session.voters[1], session.other_item)
    await arrive(session.secretary, session.meeting, session.secretary.person, mode="room")
    await undo(session.chair, await last())
    assert (await course_of(session.meeting))["current"]["item"] == session.item


async def test_what_is_undone_leaves_the_minutes_of_an_item_as_they_were(session: Session) -> None:
    before = (await console_of(session.meeting)).spent
    await sitting.go_to(session.chair, session.other_item)
    assert (await console_of(session.meeting)).spent != before
    await undo(session.chair, await last())
    assert (await console_of(session.meeting)).spent == before


async def test_a_paper_that_was_shown_is_shown_again(session: Session) -> None:
    drawn = await paper(session.paper)
    await sketch(drawn.sha256, "Điều 1.")
    await presenting.present(session.chair, session.item, drawn.version_id, Place(page=1), at_desk=True)
    shown = await presentation_of(session.meeting)
    await sitting.go_to(session.secretary, session.other_item)
    assert await presentation_of(session.meeting) is None
    await undo(session.secretary, await last())
    again = await presentation_of(session.meeting)
    assert again is not None
    assert replace(again, version=shown.version) == shown


async def closed_item(session: Session) -> int:
    row = await fetch_one("SELECT id FROM agenda_item WHERE meeting = $1 AND closed", session.meeting)
    return int(row["id"])


@pytest.mark.parametrize("within", [False, True])
async def test_who_may_not_look_into_the_item_that_is_on_gets_one_answer_whatever_happens_within(
    session: Session, *, within: bool
) -> None:
    closed = await closed_item(session)
    await sitting.go_to(session.secretary, closed)
    led_here = await last()
    if within:
        await speaking.give_floor(session.chair, closed, session.chair.person)
    with pytest.raises(RuleBroken, match="A closed item is on"):
        await undo(session.secretary, led_here)


@pytest.mark.parametrize("within", [False, True])
async def test_what_happens_within_a_closed_item_that_is_over_stands_in_the_way_of_those_who_see_it(
    session: Session, *, within: bool
) -> None:
    closed = await closed_item(session)
    await sitting.go_to(session.chair, closed)
    ballot = await prepare(session.chair, closed, Plan(question="Đồng ý?"))
    await balloting.open_ballot(session.chair, ballot)
    await session.close(ballot)
    await sitting.go_to(session.secretary, session.item)
    led_away = await last()
    if within:
        await balloting.publish_result(session.chair, ballot)
        with pytest.raises(RuleBroken, match="gone on"):
            await undo(session.chair, led_away)
    await undo(session.secretary, led_away)
    assert (await course_of(session.meeting))["current"]["item"] == closed


async def test_what_was_never_done_is_not_undone(session: Session) -> None:
    with pytest.raises(NotFound):
        await undo(session.chair, 999_999)

"""The course of the meeting in its minutes: drafted from what was pressed, without what was undone."""

from __future__ import annotations

from meetings.commands import showing, sitting, speaking
from meetings.commands.undoing import undo
from meetings.queries.courses import courses
from meetings.queries.minutes import minutes_facts
from tests.meetings.test_undo_an_act import last
from tests.meetings.visiting import visit
from tests.races.session import running
from tests.world import World


async def test_speeches_ballots_and_breaks_stand_under_their_item(world: World) -> None:
    session = await running(world)
    await speaking.give_floor(session.chair, session.item, session.voters[0].person)
    await speaking.end(session.secretary, session.meeting)
    ballot = await session.opened()
    await session.close(ballot)
    await showing.show_scene(session.secretary, session.meeting, "blank")
    await sitting.adjourn(session.secretary, session.meeting)
    told = (await courses(session.meeting))[session.item]
    assert [line.split(": ")[1] for line in told][1:] == [
        f"{session.voters[0].name} phát biểu, 1 phút.", "Mở biểu quyết.", "Chốt biểu quyết.", "Phiên họp tạm nghỉ.",
    ]  # fmt: skip
    assert (await minutes_facts(session.meeting)).items[0].course == (*told, "Đã quyết định.")
    async with visit(world.people["minister"].viewer) as minister:
        assert told[1] in (await minister.get(f"/meetings/{session.meeting}/minutes")).text


async def test_what_was_undone_is_left_out(world: World) -> None:
    session = await running(world)
    before = await courses(session.meeting)
    await sitting.go_to(session.secretary, session.other_item)
    assert session.other_item in await courses(session.meeting)
    await undo(session.secretary, await last())
    assert await courses(session.meeting) == before

"""Which scene the big screens show: whoever reads this alone finds what a room's whole state says."""

from __future__ import annotations

from documents.queries.papers import paper
from ecabinet.db import fetch
from meetings.commands import balloting, presenting, showing, sitting, speaking
from meetings.live.desk import scenes_of
from meetings.queries.rooms import room_state
from meetings.queries.screens import scene_of
from meetings.rules.presenting import Place
from tests.documents.drawing import sketch
from tests.races.session import Session, running
from tests.world import World


async def scene(session: Session) -> str:
    found = await scene_of(session.meeting)
    assert found == scenes_of(await room_state(session.meeting))["scene"]
    return found


async def test_it_follows_the_meeting(world: World) -> None:
    session = await running(world)
    seen = [await scene(session)]
    drawn = await paper(session.paper)
    await sketch(drawn.sha256, "Điều 1.")
    await presenting.present(session.chair, session.item, drawn.version_id, Place(page=1), at_desk=True)
    seen.append(await scene(session))
    await speaking.give_floor(session.chair, session.item, session.voters[3].person)
    seen.append(await scene(session))
    await session.prepared()
    seen.append(await scene(session))
    ballot = await session.opened()
    seen.append(await scene(session))
    await session.close(ballot)
    seen.append(await scene(session))
    await balloting.publish_result(session.chair, ballot)
    seen.append(await scene(session))
    await speaking.give_floor(session.chair, session.item, session.voters[4].person)
    seen.append(await scene(session))
    await speaking.end(session.chair, session.meeting)
    await presenting.end(session.chair, session.item, at_desk=True)
    seen.append(await scene(session))
    await sitting.adjourn(session.chair, session.meeting)
    seen.append(await scene(session))
    assert seen == [
        "item", "page", "speaker", "speaker", "ballot", "ballot", "result", "speaker", "result", "break",
    ]  # fmt: skip


async def test_what_the_desk_shows_stands_and_a_closed_item_is_blank(world: World) -> None:
    session = await running(world)
    await showing.show_scene(session.secretary, session.meeting, "welcome")
    seen = [await scene(session)]
    await showing.show_scene(session.secretary, session.meeting, "page")
    seen.append(await scene(session))
    await speaking.give_floor(session.chair, session.item, session.voters[3].person)
    await fetch("UPDATE agenda_item SET closed = TRUE WHERE id = $1", session.item)
    seen.append(await scene(session))
    await sitting.set_outcome(session.chair, session.item, "postponed")
    seen.append(await scene(session))
    await sitting.close_sitting(session.chair, session.meeting)
    seen.append(await scene(session))
    assert seen == ["welcome", "item", "closed", "welcome", "over"]

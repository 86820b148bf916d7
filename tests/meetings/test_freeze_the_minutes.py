"""What the minutes wait for before they are frozen, and what no longer changes afterwards."""

from __future__ import annotations

import pytest

from documents.commands.attaching import attach, attach_stub
from ecabinet.errors import RuleBroken
from meetings.commands import concluding, sitting
from meetings.commands.concluding import Written
from meetings.commands.minuting import freeze_minutes
from meetings.queries.consoles import console_of
from meetings.queries.minutes import frozen_minutes
from tests.documents.make_pdf import pdf
from tests.races.session import Session, running
from tests.world import World


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


async def test_a_conclusion_that_was_begun_by_mistake_holds_up_nothing(session: Session) -> None:
    clause = await concluding.add_clause(session.secretary, session.other_item, Written(text="Nhầm."))
    assert "writing" in {one.what for one in (await console_of(session.meeting)).unfinished}
    await concluding.remove_clause(session.secretary, clause)
    assert "writing" not in {one.what for one in (await console_of(session.meeting)).unfinished}
    await sitting.close_sitting(session.chair, session.meeting)
    await freeze_minutes(session.secretary, session.meeting)
    assert await frozen_minutes(session.meeting)


async def test_no_paper_comes_to_a_meeting_whose_minutes_are_frozen(session: Session, world: World) -> None:
    await sitting.close_sitting(session.chair, session.meeting)
    await freeze_minutes(session.secretary, session.meeting)
    office = world.people["office"].viewer
    about = {"title": "Tờ trình", "kind": "submission", "meeting": session.meeting, "item": session.item}
    with pytest.raises(RuleBroken, match="frozen"):
        await attach(office, upload_name="a.pdf", data=pdf(), **about)
    with pytest.raises(RuleBroken, match="frozen"):
        await attach_stub(office, **about)

"""A paper shown to everybody: who puts it on, who turns its pages, who takes over, and what ends it."""

from __future__ import annotations

import json
from functools import partial

import pytest

from documents.queries.papers import paper
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound, RuleBroken
from meetings.commands import presenting, sitting
from meetings.commands.attending import depart
from meetings.commands.undoing import undo
from meetings.queries.presentations import Presentation, moves_of, presentation_of
from meetings.rules.presenting import MOST_MARKS, Place
from tests.documents.drawing import sketch
from tests.races.session import Session, running
from tests.races.start import at_once, refused
from tests.world import World

FIRST, MIDDLE = Place(page=1), Place(page=1, y=0.5)
BOX = (1, 0.1, 0.2, 0.3, 0.02)


@pytest.fixture
async def session(world: World) -> Session:
    """With a draft of three pages on its current item."""
    made = await running(world)
    drawn = await paper(made.paper)
    await sketch(drawn.sha256, "Điều 1.")
    await fetch("UPDATE rendering SET pages = 3, ready = 3 WHERE blob = $1", drawn.sha256)
    return made


async def version_of(session: Session) -> int:
    return (await paper(session.paper)).version_id


async def put_on(session: Session, place: Place = FIRST) -> Presentation:
    await presenting.present(session.chair, session.item, await version_of(session), place, at_desk=True)
    return await shown(session)


async def shown(session: Session) -> Presentation:
    found = await presentation_of(session.meeting)
    assert found is not None
    return found


async def events(session: Session) -> list[str]:
    rows = await fetch(
        "SELECT kind FROM event WHERE room = $1 AND kind LIKE 'presentation.%' ORDER BY id", session.meeting
    )
    return [row["kind"] for row in rows]


async def test_the_chair_shows_a_paper_from_the_place_where_he_reads(session: Session) -> None:
    found = await put_on(session, Place(page=2, y=0.25))
    assert (found.presenter, found.paper, found.page, found.y, found.pages) == (
        session.chair.person, session.paper, 2, 0.25, 3,
    )  # fmt: skip
    assert found.here == f"/papers/{session.paper}/versions/1"


async def test_putting_the_same_on_again_changes_nothing(session: Session) -> None:
    before = await put_on(session)
    again = await put_on(session, Place(page=3))
    assert again == before
    assert await events(session) == ["presentation.begun"]


async def test_the_secretary_takes_over_by_putting_a_paper_on(session: Session) -> None:
    await put_on(session)
    await presenting.present(session.secretary, session.item, await version_of(session), FIRST, at_desk=True)
    assert (await shown(session)).presenter == session.secretary.person


async def test_a_member_puts_nothing_on_unless_he_presents(session: Session) -> None:
    minister, version = session.voters[1], await version_of(session)
    act = partial(presenting.present, minister, session.item, version, MIDDLE, at_desk=False)
    with pytest.raises(RuleBroken):
        await act()
    await put_on(session)
    with pytest.raises(RuleBroken):
        await act()
    await presenting.hand_over(session.chair, session.item, minister.person, at_desk=True)
    await act()
    assert (await shown(session)).presenter == minister.person


async def test_only_papers_of_the_item_that_is_on_are_shown(session: Session, world: World) -> None:
    other = await paper(world.elsewhere.papers[0])
    with pytest.raises(NotFound):
        await presenting.present(session.chair, session.item, other.version_id, FIRST, at_desk=True)
    version = await version_of(session)
    await sitting.go_to(session.secretary, session.other_item)
    with pytest.raises(RuleBroken):
        await presenting.present(session.chair, session.item, version, FIRST, at_desk=True)


async def test_only_what_can_be_read_and_has_pages_is_shown(session: Session) -> None:
    version = await version_of(session)
    await fetch("UPDATE rendering SET ready = 0")
    with pytest.raises(RuleBroken):
        await presenting.present(session.chair, session.item, version, FIRST, at_desk=True)
    await fetch("UPDATE paper_version SET state = 'quarantined' WHERE id = $1", version)
    with pytest.raises(NotFound):
        await presenting.present(session.chair, session.item, version, FIRST, at_desk=True)


async def test_nothing_is_shown_while_the_meeting_does_not_sit(session: Session) -> None:
    version = await version_of(session)
    await sitting.adjourn(session.chair, session.meeting)
    with pytest.raises(RuleBroken):
        await presenting.present(session.chair, session.item, version, FIRST, at_desk=True)


async def test_a_move_is_kept_and_is_no_event(session: Session) -> None:
    before = await put_on(session)
    version = await presenting.move(session.chair, session.item, before.version, Place(page=3, y=0.75))
    after = await shown(session)
    assert (after.page, after.y, after.version) == (3, 0.75, version)
    assert version == before.version + 1 == await moves_of(session.meeting)
    assert await events(session) == ["presentation.begun"]


async def test_a_late_move_changes_nothing_and_learns_how_far_they_are(session: Session) -> None:
    before = await put_on(session)
    newest = await presenting.move(session.chair, session.item, before.version, Place(page=3))
    assert await presenting.move(session.chair, session.item, before.version, Place(page=2)) == newest
    assert (await shown(session)).page == 3


async def test_of_moves_at_once_one_counts(session: Session) -> None:
    before = await put_on(session)
    moves = [partial(presenting.move, session.chair, session.item, before.version, Place(page=n)) for n in (1, 2, 3)]
    ends = await at_once(moves)
    assert not refused(ends)
    assert (await shown(session)).version == before.version + 1


async def test_who_no_longer_presents_moves_nothing(session: Session) -> None:
    before = await put_on(session)
    await presenting.hand_over(session.chair, session.item, session.voters[1].person, at_desk=True)
    now = await shown(session)
    for version in (before.version, now.version):
        await presenting.move(session.chair, session.item, version, Place(page=2))
    assert await shown(session) == now


async def test_no_page_is_shown_that_the_paper_has_not(session: Session) -> None:
    before = await put_on(session)
    await presenting.move(session.chair, session.item, before.version, Place(page=4))
    assert (await shown(session)).page == 1
    with pytest.raises(RuleBroken):
        await presenting.present(session.secretary, session.item, before.paper_version, Place(page=4), at_desk=True)


async def test_the_pointer_is_there_while_it_is_pressed(session: Session) -> None:
    before = await put_on(session)
    version = await presenting.move(session.chair, session.item, before.version, Place(page=1, pointer=(2, 0.5, 0.25)))
    assert (await shown(session)).pointer == (2, 0.5, 0.25)
    await presenting.move(session.chair, session.item, version, Place(page=1))
    assert (await shown(session)).pointer is None


async def test_highlights_stay_until_another_page_is_shown_or_they_are_cleared(session: Session) -> None:
    await put_on(session)
    below = (2, *BOX[1:])
    await presenting.highlight(session.chair, session.item, [BOX])
    await presenting.highlight(session.chair, session.item, [below])
    now = await shown(session)
    assert now.highlights == [BOX, below]
    version = await presenting.move(session.chair, session.item, now.version, MIDDLE)
    assert (await shown(session)).highlights == [BOX, below]
    await presenting.move(session.chair, session.item, version, Place(page=2))
    assert (await shown(session)).highlights == [below]
    await presenting.clear(session.chair, session.item)
    assert (await shown(session)).highlights == []


async def test_only_the_presenter_highlights_and_not_without_end(session: Session) -> None:
    await put_on(session)
    with pytest.raises(RuleBroken):
        await presenting.highlight(session.secretary, session.item, [BOX])
    await presenting.highlight(session.chair, session.item, [BOX] * MOST_MARKS)
    with pytest.raises(RuleBroken):
        await presenting.highlight(session.chair, session.item, [BOX])


async def test_the_reporting_minister_goes_on_from_where_the_chair_was(session: Session) -> None:
    before = await put_on(session, Place(page=2, y=0.5))
    minister = session.voters[1]
    await presenting.hand_over(session.chair, session.item, minister.person, at_desk=True)
    now = await shown(session)
    assert (now.presenter, now.page, now.y) == (minister.person, before.page, before.y)
    await presenting.move(minister, session.item, now.version, Place(page=3))
    assert (await shown(session)).page == 3
    await presenting.hand_over(minister, session.item, session.voters[2].person, at_desk=False)
    await presenting.take_back(session.chair, session.item)
    assert (await shown(session)).presenter == session.chair.person
    assert await events(session) == [
        "presentation.begun", "presentation.handed_over", "presentation.handed_over", "presentation.taken_back",
    ]  # fmt: skip


async def test_it_is_handed_over_only_to_who_is_present_and_sees_the_item(session: Session, world: World) -> None:
    await put_on(session)
    gone = session.voters[1].person
    await depart(session.secretary, session.meeting, gone)
    for person in (gone, world.people["auditor"].person, world.people["other_minister"].person):
        with pytest.raises(RuleBroken):
            await presenting.hand_over(session.chair, session.item, person, at_desk=True)
    with pytest.raises(RuleBroken):
        await presenting.hand_over(
            session.voters[2], session.item, session.voters[3].person, at_desk=False
        )  # fmt: skip


async def test_on_a_closed_item_who_is_not_cleared_does_not_present(session: Session, world: World) -> None:
    await put_on(session)
    await fetch("UPDATE agenda_item SET closed = TRUE WHERE id = $1", session.item)
    for name in ("substitute", "secretary"):
        with pytest.raises(RuleBroken):
            await presenting.hand_over(
                session.chair, session.item, world.people[name].person, at_desk=True
            )  # fmt: skip


@pytest.mark.parametrize("ending", ["end", "leave", "postpone", "adjourn", "close"])
async def test_it_ends_by_hand_with_its_item_and_with_the_sitting(session: Session, ending: str) -> None:
    before = await put_on(session)
    await presenting.highlight(session.chair, session.item, [BOX])
    await {
        "end": partial(presenting.end, session.chair, session.item, at_desk=True),
        "leave": partial(sitting.go_to, session.secretary, session.other_item),
        "postpone": partial(sitting.set_outcome, session.secretary, session.item, "postponed"),
        "adjourn": partial(sitting.adjourn, session.chair, session.meeting),
        "close": partial(sitting.close_sitting, session.chair, session.meeting),
    }[ending]()
    assert await presentation_of(session.meeting) is None
    assert (await events(session))[-1] == "presentation.ended"
    await presenting.move(session.chair, session.item, before.version + 2, Place(page=3))
    row = await fetch_one("SELECT page, highlights FROM presentation WHERE meeting = $1", session.meeting)
    assert (row["page"], json.loads(row["highlights"])) == (1, [])


async def test_it_goes_on_when_leaving_its_item_is_undone(session: Session) -> None:
    before = await put_on(session, Place(page=2))
    await sitting.go_to(session.secretary, session.other_item)
    row = await fetch_one("SELECT max(id) AS id FROM undoable")
    await undo(session.secretary, row["id"])
    now = await shown(session)
    assert (now.presenter, now.page) == (before.presenter, 2)
    assert now.version > before.version


async def test_ending_twice_is_one_end_and_only_the_presenter_or_the_desk_ends(session: Session) -> None:
    await put_on(session)
    with pytest.raises(RuleBroken):
        await presenting.end(session.voters[1], session.item, at_desk=False)
    await at_once([partial(presenting.end, session.chair, session.item, at_desk=True)] * 4)
    assert await events(session) == ["presentation.begun", "presentation.ended"]


async def test_a_version_counts_on_from_one_presentation_to_the_next(session: Session) -> None:
    """A move of the one before is late for ever."""
    before = await put_on(session)
    await presenting.end(session.chair, session.item, at_desk=True)
    now = await put_on(session)
    await presenting.move(session.chair, session.item, before.version, Place(page=3))
    assert now.version > before.version
    assert await shown(session) == now


async def test_the_journal_names_the_item_so_that_a_closed_one_stays_closed(session: Session) -> None:
    await put_on(session)
    await presenting.end(session.chair, session.item, at_desk=True)
    rows = await fetch("SELECT item FROM event WHERE kind LIKE 'presentation.%'")
    assert {row["item"] for row in rows} == {session.item}

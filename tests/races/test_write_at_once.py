"""Two hands on one clause, a hold that ends, a lock that comes: whatever the order, no words are lost unseen."""

from __future__ import annotations

import pytest

from ecabinet.access import Viewer
from ecabinet.db import fetch
from ecabinet.errors import Broken, Stale
from meetings.commands import approving, concluding, holding
from meetings.commands.concluding import Written
from meetings.queries.conclusions import ClauseRow, ConclusionFacts, conclusion_of_item
from tests.database import Template
from tests.races.session import Session, count
from tests.races.start import at_once, refused, times


@pytest.fixture
def office(template: Template) -> Viewer:
    return template.world.people["office"].viewer


async def conclusion(session: Session) -> ConclusionFacts:
    found = await conclusion_of_item(session.item)
    assert found is not None
    return found


async def clause(session: Session) -> ClauseRow:
    return (await conclusion(session)).clauses[0]


async def begun(session: Session) -> int:
    return await concluding.add_clause(session.secretary, session.item, Written(text="Nguyên văn."))


async def test_of_two_who_save_at_once_one_is_shown_both_texts(session: Session, office: Viewer) -> None:
    made = await begun(session)
    for round_ in range(5):
        version = (await clause(session)).version
        ends = await at_once([
            lambda who=who, text=f"{who.person} lần {round_}", version=version: concluding.save_clause(
                who, made, Written(text=text), version=version
            )
            for who in (session.secretary, office)
        ])  # fmt: skip
        (late,) = refused(ends)
        kept = await clause(session)
        assert isinstance(late, Stale)
        assert isinstance(late.theirs, ClauseRow)
        assert late.theirs.text == kept.text
        assert kept.version == version + 1


async def test_of_many_who_want_to_hold_it_one_does(session: Session, office: Viewer) -> None:
    made = await begun(session)
    ends = await at_once([
        *times(5, lambda: holding.hold_clause(session.secretary, made)),
        *times(5, lambda: holding.hold_clause(office, made)),
    ])  # fmt: skip
    assert len(refused(ends)) == 5
    assert await count("clause_hold WHERE clause = $1", made) == 1
    assert await count("event WHERE kind = 'clause.held'") == 1


async def test_a_hold_that_ends_while_its_holder_saves_is_either_kept_or_gone(session: Session, office: Viewer) -> None:
    """The save prolongs it, or it has ended and another takes it; never do both write."""
    made = await begun(session)
    for round_ in range(5):
        await holding.hold_clause(session.secretary, made)
        await fetch("UPDATE clause_hold SET until = clock_timestamp()")
        version = (await clause(session)).version
        ends = await at_once([
            holding.end_lapsed,
            lambda version=version, round_=round_: concluding.save_clause(
                session.secretary, made, Written(text=f"Thư ký, lần {round_}", holds=True), version=version
            ),
            lambda: holding.hold_clause(office, made),
        ])  # fmt: skip
        kept = await clause(session)
        saved, held = (not isinstance(end, Broken) for end in ends[1:])
        assert saved != held
        assert kept.holder == (session.secretary.person if saved else office.person)
        assert kept.version == version + saved
        await holding.release_clause(session.secretary if saved else office, made)


async def test_a_lock_that_comes_while_one_saves_has_his_words_or_refuses_them(
    session: Session, office: Viewer
) -> None:
    made = await begun(session)
    for round_ in range(5):
        kept = await clause(session)
        text = f"Lần {round_}"
        locked, saved = await at_once([
            lambda: approving.lock(session.secretary, session.item),
            lambda text=text, kept=kept: concluding.save_clause(
                office, made, Written(text=text), version=kept.version
            ),
        ])  # fmt: skip
        assert not isinstance(locked, Broken)
        assert (await clause(session)).text == (kept.text if isinstance(saved, Broken) else text)
        assert (await conclusion(session)).locked
        await approving.unlock(session.chair, session.item)


async def test_what_is_approved_is_what_was_locked(session: Session, office: Viewer) -> None:
    await begun(session)
    await approving.lock(session.secretary, session.item)
    seen = (await conclusion(session)).digest
    await at_once([
        lambda: approving.approve(session.chair, session.item, seen=seen),
        lambda: approving.unlock(session.secretary, session.item),
        lambda: concluding.add_clause(office, session.item, Written(text="Thêm vào lúc cuối.")),
        lambda: approving.approve(session.chair, session.item, seen=seen),
    ])  # fmt: skip
    found = await conclusion(session)
    if found.approved:
        assert (found.sha256, found.locked) == (seen, True)
        assert len(found.clauses) == 1
    assert await count("approval WHERE conclusion = $1", found.id) <= 1

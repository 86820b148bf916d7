"""A ballot's course: opened, given more time, closed with a frozen result, published; or withdrawn, or void."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.commands.counting import entitle, freeze
from meetings.commands.locks import lock_ballot, lock_meeting_of_ballot
from meetings.commands.showing import follow_again
from meetings.queries.ballots import BallotFacts, ballot_facts, draft_of_item
from meetings.queries.items import settled
from meetings.queries.meetings import MeetingFacts
from meetings.rules import sittings
from meetings.rules.ballots import closing_time, extended, outcome_of_item, require_checked, require_open_question
from meetings.rules.rulesets import ruleset_on


async def open_ballot(viewer: Viewer, ballot: int, *, at: datetime | None = None) -> None:
    """Freeze question, draft, rule set and the members in office. Opening twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await locked(ballot)
        if row.state == "open":
            return
        await _require_openable(facts, row)
        await act.clock()
        ruleset = ruleset_on(house_day(act.now))
        draft = await draft_of_item(row.item, row.paper)
        if draft:
            require_checked(readable=draft.readable)
        await fetch(
            "UPDATE ballot SET ruleset = $2, tie_reading = $3, paper_version = $4, draft_sha256 = $5, closes_at = $6"
            " WHERE id = $1",
            ballot, ruleset.code, ruleset.tie_reading, draft.version if draft else None, draft.sha256 if draft else "",
            closing_time(act.now, row.seconds),
        )  # fmt: skip
        await fetch("INSERT INTO opening (ballot, at, by) VALUES ($1, $2, $3)", ballot, act.now, viewer.person)
        await entitle(ballot, house_day(act.now))
        await _tell(act, facts, row, "ballot.opened", draft=draft.sha256 if draft else "")


async def extend_ballot(viewer: Viewer, ballot: int) -> None:
    """A minute more; also when its time is over, as long as the ballot is not closed."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await locked(ballot)
        if row.state != "open":
            raise RuleBroken(N_("This ballot is not open."))
        closes_at = extended(row.closes_at, await act.clock())
        await fetch("UPDATE ballot SET closes_at = $2 WHERE id = $1", ballot, closes_at)
        await _tell(act, facts, row, "ballot.extended", closes_at=closes_at.isoformat())


async def close_ballot(viewer: Viewer, ballot: int, *, at: datetime | None = None) -> None:
    """Count and freeze. The ballot's lock waits for every vote under way and lets none in after it."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await locked(ballot)
        if row.state == "closed":
            return
        if row.state != "open":
            raise RuleBroken(N_("This ballot is not open."))
        await act.clock()
        await fetch("INSERT INTO closure (ballot, at, by) VALUES ($1, $2, $3)", ballot, act.now, viewer.person)
        await fetch(
            "UPDATE paper_vote SET decision = 'too_late', decided_at = $2 WHERE ballot = $1 AND decided_at IS NULL",
            ballot, act.now,
        )  # fmt: skip
        decision = await freeze(row, facts.id, act.now)
        if left := outcome_of_item(kind=row.kind, procedure=row.procedure, outcome=decision.outcome):
            await _leave_item(row.item, left, viewer, act.now)
        await _tell(act, facts, row, "ballot.closed", outcome=decision.outcome)


async def publish_result(viewer: Viewer, ballot: int, *, at: datetime | None = None) -> None:
    """Put the result on the big screens, whatever they show. Publishing twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await locked(ballot)
        if row.state != "closed":
            raise RuleBroken(N_("Close the ballot first; there is no result yet."))
        if row.published_at is not None:
            return
        await fetch("INSERT INTO publication (ballot, at, by) VALUES ($1, $2, $3)", ballot, act.now, viewer.person)
        await follow_again(facts.id)
        await _tell(act, facts, row, "ballot.published")


async def stop_ballot(viewer: Viewer, ballot: int, reason: str) -> None:
    """Withdraw a prepared ballot, or stop an open one with a reason; it is never opened again."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await locked(ballot)
        if row.state in {"void", "withdrawn"}:
            return
        if row.state == "closed":
            raise RuleBroken(N_("This ballot is closed; its result stands."))
        kind = "withdrawn" if row.state == "prepared" else "void"
        await write_voiding(act, ballot, kind=kind, reason=reason, by=viewer.person)
        await _tell(act, facts, row, f"ballot.{kind}", reason=reason)


async def locked(ballot: int) -> BallotFacts:
    """The ballot's row, then its state, read once it is ours."""
    await lock_ballot(ballot)
    return await ballot_facts(ballot)


async def write_voiding(act: Work, ballot: int, *, kind: str, reason: str, by: int | None) -> None:
    await act.clock()  # votes came in while we waited for the ballot: they were before this
    await fetch(
        "INSERT INTO voiding (ballot, kind, reason, at, by) VALUES ($1, $2, $3, $4, $5)",
        ballot, kind, reason, act.now, by,
    )  # fmt: skip


async def _require_openable(facts: MeetingFacts, row: BallotFacts) -> None:
    sittings.require_sitting(facts.state)
    if row.state != "prepared":
        raise RuleBroken(N_("This ballot was opened before; prepare a new one."))
    if not await fetch_one("SELECT 1 FROM current_item WHERE item = $1", row.item):
        raise RuleBroken(N_("Go to the item first: a ballot is opened on the current item."))
    require_open_question(*await settled(row.item), procedure=row.procedure)
    others = await fetch(
        "SELECT 1 FROM ballot b JOIN ballot_state s ON s.id = b.id WHERE b.item = $1 AND s.state = 'open'", row.item
    )
    if others:
        raise RuleBroken(N_("Another ballot is open. Close it first."))


async def _leave_item(item: int, outcome: str, viewer: Viewer, now: datetime) -> None:
    await fetch(
        "INSERT INTO item_outcome (item, outcome, at, by) VALUES ($1, $4, $2, $3)"
        " ON CONFLICT (item) DO UPDATE SET outcome = $4, at = $2, by = $3",
        item, now, viewer.person, outcome,
    )  # fmt: skip


async def _tell(act: Work, facts: MeetingFacts, row: BallotFacts, kind: str, **data: Any) -> None:
    await act.event(kind, subject=("ballot", row.id), room=facts.id, item=row.item, **data)
    act.touch("meeting", facts.id)

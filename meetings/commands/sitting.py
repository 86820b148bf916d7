"""The sitting: open, adjourn, resume, close; and which item is on."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.inviting import require_led
from meetings.commands.letting import shut_out
from meetings.commands.locks import lock_meeting, lock_meeting_of_item
from meetings.commands.presenting import end_presentation
from meetings.commands.speaking import end_speech
from meetings.commands.undoing import course_of, remember
from meetings.queries.items import number_of, settled
from meetings.queries.meetings import MeetingFacts
from meetings.rules import sittings
from meetings.rules.ballots import require_unsettled


async def open_sitting(viewer: Viewer, meeting: int, *, at: datetime | None = None) -> None:
    """Opening twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        if facts.state == "sitting":
            return
        sittings.require_openable(facts.state)
        await require_led(facts)
        await fetch(
            "INSERT INTO sitting (meeting, opened_at, opened_by) VALUES ($1, $2, $3)", meeting, act.now, viewer.person
        )
        await act.event("sitting.opened", subject=("meeting", meeting), room=meeting)
        act.touch("meeting", meeting)


async def adjourn(viewer: Viewer, meeting: int, until: str = "") -> None:
    """`until` is the time at which the sitting is to go on, "14:00"."""
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        if facts.state == "adjourned":
            return
        sittings.require_sitting(facts.state)
        sittings.require_leavable(open_ballots=await _open_ballots(meeting))
        resumes_at = sittings.resumes_at(until, act.now)
        before = await course_of(meeting)
        await end_speech(act, facts)
        await end_presentation(act, facts)
        await fetch(
            "INSERT INTO adjournment (sitting, started_at, resumes_at, by)"
            " SELECT id, $2, $3, $4 FROM sitting WHERE meeting = $1",
            meeting, act.now, resumes_at, viewer.person,
        )  # fmt: skip
        await act.event("sitting.adjourned", subject=("meeting", meeting), room=meeting, until=until)
        act.touch("meeting", meeting)
        await remember(act, "sitting.adjourned", meeting, before)


async def resume(viewer: Viewer, meeting: int) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        if facts.state == "sitting":
            return
        if facts.state != "adjourned":
            raise RuleBroken(N_("The meeting is not adjourned."))
        await fetch(
            "UPDATE adjournment SET ended_at = $2 WHERE ended_at IS NULL"
            " AND sitting = (SELECT id FROM sitting WHERE meeting = $1)",
            meeting, act.now,
        )  # fmt: skip
        await act.event("sitting.resumed", subject=("meeting", meeting), room=meeting)
        act.touch("meeting", meeting)


async def close_sitting(viewer: Viewer, meeting: int, *, at: datetime | None = None) -> None:
    """Everybody leaves, nothing is on any more. Closing twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        if facts.state in {"closed", "minuted"}:
            return
        sittings.require_closable(facts.state, open_ballots=await _open_ballots(meeting))
        await fetch(
            "UPDATE adjournment SET ended_at = $2 WHERE ended_at IS NULL"
            " AND sitting = (SELECT id FROM sitting WHERE meeting = $1)",
            meeting, act.now,
        )  # fmt: skip
        await end_speech(act, facts)
        await end_presentation(act, facts)
        await fetch(
            "UPDATE sitting SET closed_at = $2, closed_by = $3 WHERE meeting = $1", meeting, act.now, viewer.person
        )
        await _leave_current(meeting, viewer, act.now)
        await fetch(
            "UPDATE attendance SET left_at = $2 WHERE left_at IS NULL"
            " AND participant IN (SELECT id FROM participant WHERE meeting = $1)",
            meeting, act.now,
        )  # fmt: skip
        await act.event("sitting.closed", subject=("meeting", meeting), room=meeting)
        act.touch("meeting", meeting)


async def go_to(viewer: Viewer, item: int, *, at: datetime | None = None) -> int:
    """Make this item the current one; leaving one with an open ballot is refused. Returns the meeting."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_sitting(facts.state)
        now_on = await fetch_one("SELECT item FROM current_item WHERE meeting = $1", facts.id)
        if now_on and now_on["item"] == item:
            return facts.id
        sittings.require_leavable(open_ballots=await _open_ballots(facts.id))
        before = await course_of(facts.id)
        await end_speech(act, facts)
        await end_presentation(act, facts)
        await _leave_current(facts.id, viewer, act.now)
        await fetch(
            "INSERT INTO current_item (meeting, item, at, by) VALUES ($1, $2, $3, $4)",
            facts.id, item, act.now, viewer.person,
        )  # fmt: skip
        await act.event("item.begun", subject=("item", item), room=facts.id, item=item)
        act.touch("meeting", facts.id)
        await remember(act, "item.begun", facts.id, before, n=await number_of(item))
        return facts.id


async def set_outcome(viewer: Viewer, item: int, outcome: str) -> int:
    """Postpone or withdraw an item, or say that it was discussed. Returns the meeting."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_sitting(facts.state)
        if outcome not in sittings.OUTCOMES or outcome == "decided":
            raise RuleBroken(N_("Choose one of the answers."), "outcome")
        require_unsettled(*await settled(item))
        sittings.require_leavable(open_ballots=await _open_ballots(facts.id))
        before = await course_of(facts.id)
        await _end_speech_on(act, facts, item)
        await fetch("DELETE FROM current_item WHERE item = $1", item)
        await shut_out(facts.id)
        await fetch(
            "INSERT INTO item_outcome (item, outcome, at, by) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (item) DO UPDATE SET outcome = $2, at = $3, by = $4",
            item, outcome, act.now, viewer.person,
        )  # fmt: skip
        await act.event(f"item.{outcome}", subject=("item", item), room=facts.id, item=item)
        act.touch("meeting", facts.id)
        await remember(act, f"item.{outcome}", facts.id, before, n=await number_of(item))
        return facts.id


async def _open_ballots(meeting: int) -> int:
    row = await fetch_one(
        "SELECT count(*) AS n FROM ballot b JOIN agenda_item i ON i.id = b.item JOIN ballot_state s ON s.id = b.id"
        " WHERE i.meeting = $1 AND s.state = 'open'",
        meeting,
    )
    if row is None:
        raise NotFound
    return int(row["n"])


async def _end_speech_on(act: Work, facts: MeetingFacts, item: int) -> None:
    if await fetch_one("SELECT 1 FROM current_item WHERE item = $1", item):
        await end_speech(act, facts)
        await end_presentation(act, facts)


async def _leave_current(meeting: int, viewer: Viewer, now: datetime) -> None:
    """What was on counts as discussed, unless a ballot settled it; also what had been postponed before it was on."""
    await fetch(
        "INSERT INTO item_outcome (item, outcome, at, by) SELECT item, 'discussed', $2, $3 FROM current_item"
        " WHERE meeting = $1 ON CONFLICT (item) DO UPDATE SET outcome = 'discussed', at = $2, by = $3"
        " WHERE item_outcome.outcome = 'postponed'"
        " AND item_outcome.at < (SELECT at FROM current_item WHERE item = item_outcome.item)",
        meeting, now, viewer.person,
    )  # fmt: skip
    await fetch("DELETE FROM current_item WHERE meeting = $1", meeting)
    await shut_out(meeting)

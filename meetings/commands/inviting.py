"""Who takes part, in which capacity; and the call that tells them."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting, participants_of
from meetings.queries.meetings import MeetingFacts
from meetings.rules import chairing, sittings

LEADING = """
SELECT count(*) FILTER (WHERE capacity = 'chair') AS chairs,
       count(*) FILTER (WHERE capacity = 'secretary') AS secretaries
FROM participant WHERE meeting = $1
"""


async def invite(viewer: Viewer, meeting: int, people: list[int], capacity: str, *, at: datetime | None = None) -> None:
    """Add people, or give them another capacity; there is only one chair, and after the call always one."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        sittings.require_plannable(facts.state)
        people = sorted(set(people))
        await _require_people(people)
        if capacity == "chair":
            await _make_room_for_chair(facts, people)
        await fetch(
            "INSERT INTO participant (meeting, person, capacity) SELECT $1, person, $3 FROM unnest($2::int[]) person"
            " ON CONFLICT (meeting, person) DO UPDATE SET capacity = excluded.capacity",
            meeting, people, capacity,
        )  # fmt: skip
        await require_led(facts)
        event = await act.event(
            "participants.added",
            subject=("meeting", meeting),
            room=meeting,
            people=people,
            capacity=capacity,
            title=facts.title,
        )
        if facts.state == "called":
            await act.notice(people, event, "meeting.called")
        act.touch("meeting", meeting, "head", "presence")


async def uninvite(viewer: Viewer, meeting: int, person: int) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        sittings.require_plannable(facts.state)
        await _require_not_arrived(meeting, person)
        await fetch(
            "DELETE FROM answer WHERE participant IN (SELECT id FROM participant WHERE meeting = $1 AND person = $2)",
            meeting, person,
        )  # fmt: skip
        await fetch("DELETE FROM participant WHERE meeting = $1 AND person = $2", meeting, person)
        await require_led(facts)
        await act.event("participant.removed", subject=("meeting", meeting), room=meeting, person=person)
        act.touch("meeting", meeting, "head", "presence")


async def clear(viewer: Viewer, item: int, people: list[int], *, at: datetime | None = None) -> None:
    """Let people look into a closed item, and invitees into the items they come for."""
    async with work(viewer, at=at) as act:
        row = await fetch_one("SELECT meeting FROM agenda_item WHERE id = $1", item)
        if row is None:
            raise NotFound
        await fetch("DELETE FROM clearance WHERE item = $1 AND person <> ALL($2::int[])", item, people)
        await fetch(
            "INSERT INTO clearance (item, person) SELECT $1, person FROM unnest($2::int[]) person"
            " ON CONFLICT (item, person) DO NOTHING",
            item, people,
        )  # fmt: skip
        await act.event("item.cleared", subject=("item", item), room=row["meeting"], item=item, people=people)
        act.touch("meeting", row["meeting"])


async def call(viewer: Viewer, meeting: int, *, at: datetime | None = None) -> None:
    """Send the invitations; the same version of the agenda is called once."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        counts = await fetch_one(
            "SELECT (SELECT count(*) FROM agenda_item WHERE meeting = $1) AS items,"
            " count(*) FILTER (WHERE capacity = 'chair') AS chairs,"
            " count(*) FILTER (WHERE capacity = 'secretary') AS secretaries FROM participant WHERE meeting = $1",
            meeting,
        )
        assert counts is not None
        sittings.require_callable(facts.state, **dict(counts))
        made = await fetch(
            "INSERT INTO call (meeting, agenda_version, at, by) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (meeting, agenda_version) DO NOTHING RETURNING id",
            meeting, facts.agenda_version, act.now, viewer.person,
        )  # fmt: skip
        if not made:
            return
        kind = "meeting.called" if facts.called_version is None else "meeting.called_again"
        event = await act.event(kind, subject=("meeting", meeting), room=meeting, title=facts.title)
        await act.notice(await participants_of(meeting), event, kind)
        act.touch("meeting", meeting)


async def cancel(viewer: Viewer, meeting: int, reason: str) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        sittings.require_cancellable(facts.state)
        await fetch(
            "INSERT INTO meeting_cancellation (meeting, reason, at, by) VALUES ($1, $2, $3, $4)",
            meeting, reason, act.now, viewer.person,
        )  # fmt: skip
        event = await act.event(
            "meeting.cancelled", subject=("meeting", meeting), room=meeting, reason=reason, title=facts.title
        )
        if facts.state == "called":
            await act.notice(await participants_of(meeting), event, "meeting.cancelled")
        act.touch("meeting", meeting)


async def require_led(facts: MeetingFacts) -> None:
    """A meeting that was called has a chair and a secretary, or it could not be brought to its end."""
    if facts.state != "called":
        return
    row = await fetch_one(LEADING, facts.id)
    assert row is not None
    chairing.require_led(**row)


async def _require_people(people: list[int]) -> None:
    rows = await fetch("SELECT id FROM person WHERE id = ANY($1::int[])", people)
    if not people or len(rows) != len(set(people)):
        raise RuleBroken(N_("Choose people from the list."), "people")


async def _require_not_arrived(meeting: int, person: int) -> None:
    if await fetch(
        "SELECT 1 FROM attendance a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1 AND p.person = $2",
        meeting, person,
    ):  # fmt: skip
        raise RuleBroken(N_("Who has been marked as present stays on the list."))


async def _make_room_for_chair(facts: MeetingFacts, people: list[int]) -> None:
    """After the call another one takes the place in one act, and who had it stays as a member."""
    others = await fetch(
        "SELECT id FROM participant WHERE meeting = $1 AND capacity = 'chair' AND person <> ALL($2::int[])",
        facts.id, people,
    )  # fmt: skip
    chairing.require_single(len(people), besides=bool(others) and facts.state != "called")
    for other in others:
        await fetch("UPDATE participant SET capacity = 'member' WHERE id = $1", other["id"])

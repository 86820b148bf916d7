"""Planning a meeting: what, when, where, and its agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting, lock_meeting_of_item
from meetings.queries.meetings import MeetingFacts
from meetings.rules import sittings
from meetings.tables.meetings import AgendaItem, Meeting


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    speech_seconds: int = 300
    agency_minutes: int = 0
    members_download: bool = True


class ItemPlan(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    kind: str
    agency: int | None = None
    minutes_planned: int = 0
    closed: bool = False


async def create_meeting(viewer: Viewer, plan: Plan, *, at: datetime | None = None) -> int:
    require_sound(plan)
    async with work(viewer, at=at) as act:
        meeting = Meeting(**msgspec.structs.asdict(plan), created_by=viewer.person)
        await meeting.save()
        await act.event("meeting.created", subject=("meeting", meeting.id), room=meeting.id, title=plan.title)
        return int(meeting.id)


async def change_meeting(viewer: Viewer, meeting: int, plan: Plan, *, version: int) -> None:
    require_sound(plan)
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        sittings.require_plannable(facts.state)
        if facts.version != version:
            raise Stale(N_("Somebody else has changed this meeting meanwhile. Compare and save again."))
        values: dict[Any, Any] = {**msgspec.structs.asdict(plan), "version": version + 1}
        await Meeting.update(values).where(Meeting.id == meeting)
        await tell_change(act, facts, "meeting.changed")


async def add_item(viewer: Viewer, meeting: int, plan: ItemPlan, *, at: datetime | None = None) -> int:
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        sittings.require_plannable(facts.state)
        await _require_agency(plan.agency)
        row = await fetch_one(
            "SELECT coalesce(max(position), 0) + 1 AS next FROM agenda_item WHERE meeting = $1", meeting
        )
        assert row is not None
        item = AgendaItem(meeting=meeting, position=row["next"], **msgspec.structs.asdict(plan))
        await item.save()
        await _keep_in_sight(viewer, item.id, plan)
        await tell_change(act, facts, "item.added", item=item.id)
        return int(item.id)


async def change_item(viewer: Viewer, item: int, plan: ItemPlan, *, version: int) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_plannable(facts.state)
        await _require_agency(plan.agency)
        changed = await fetch(
            "UPDATE agenda_item SET title = $2, kind = $3, agency = $4, minutes_planned = $5, closed = $6,"
            " version = version + 1 WHERE id = $1 AND version = $7 RETURNING id",
            item, plan.title, plan.kind, plan.agency, plan.minutes_planned, plan.closed, version,
        )  # fmt: skip
        if not changed:
            raise Stale(N_("Somebody else has changed this item meanwhile. Compare and save again."))
        await _keep_in_sight(viewer, item, plan)
        await tell_change(act, facts, "item.changed", item=item)


async def move_item(viewer: Viewer, item: int, *, up: bool) -> None:
    """Change places with the item before or after; at the end of the list nothing happens."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_plannable(facts.state)
        rows = await fetch("SELECT id FROM agenda_item WHERE meeting = $1 ORDER BY position, id", facts.id)
        order = [row["id"] for row in rows]
        here = order.index(item)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        await fetch(
            "UPDATE agenda_item SET position = place.n FROM unnest($1::int[]) WITH ORDINALITY AS place(id, n)"
            " WHERE agenda_item.id = place.id",
            order,
        )
        await tell_change(act, facts, "item.moved", item=item)


async def remove_item(viewer: Viewer, item: int) -> int:
    """Only what holds nothing yet: an item with papers or ballots is withdrawn in the sitting instead."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_plannable(facts.state)
        held = await fetch(
            "SELECT 1 FROM ballot WHERE item = $1 UNION ALL SELECT 1 FROM conclusion WHERE item = $1"
            " UNION ALL SELECT 1 FROM paper WHERE item = $1",
            item,
        )
        if held:
            raise RuleBroken(N_("This item has papers or ballots: it is not deleted. Withdraw it in the sitting."))
        await tell_change(act, facts, "item.removed", item=item)
        await fetch("DELETE FROM clearance WHERE item = $1", item)
        await fetch("DELETE FROM agenda_item WHERE id = $1", item)
        return facts.id


async def tell_change(act: Work, facts: MeetingFacts, kind: str, item: int | None = None) -> None:
    """A change after the call makes a new version of the agenda, which is called again."""
    if facts.called_version == facts.agenda_version:
        await fetch("UPDATE meeting SET agenda_version = agenda_version + 1 WHERE id = $1", facts.id)
    subject = ("item", item) if item else ("meeting", facts.id)
    await act.event(kind, subject=subject, room=facts.id, item=item)
    act.touch("meeting", facts.id, "head", "agenda")


async def _keep_in_sight(viewer: Viewer, item: int, plan: ItemPlan) -> None:
    """Who closes an item is cleared for it: otherwise nobody who plans the meeting could change it any more."""
    if plan.closed:
        await fetch(
            "INSERT INTO clearance (item, person) VALUES ($1, $2) ON CONFLICT (item, person) DO NOTHING",
            item, viewer.person,
        )  # fmt: skip


async def _require_agency(agency: int | None) -> None:
    if agency is not None and not await fetch_one("SELECT 1 FROM agency WHERE id = $1", agency):
        raise NotFound


def require_sound(plan: Plan) -> None:
    if plan.ends_at <= plan.starts_at:
        raise RuleBroken(N_("The meeting must end after it begins."), "ends_at")

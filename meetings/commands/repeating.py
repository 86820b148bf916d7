"""Meetings that recur: kept as a template, and made again from one or from an earlier meeting."""

from __future__ import annotations

import json
from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.agencies import in_force, successor_of
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands.planning import Plan, require_sound
from meetings.queries.blueprints import Blueprint, Line, TemplateFacts, blueprint_of_meeting
from meetings.rules import chairing
from meetings.tables.meetings import Meeting


async def make_meeting(viewer: Viewer, plan: Plan, like: Blueprint, *, at: datetime | None = None) -> int:
    """With the agenda and the participants of its model. Never with papers, ballots, answers or conclusions."""
    require_sound(plan)
    async with work(viewer, at=at) as act:
        meeting = Meeting.from_dict({**_planned(plan), "created_by": viewer.person})
        await meeting.save()
        for position, line in enumerate(like.agenda, 1):
            await _add(act, viewer, meeting.id, position, line)
        await _seat(meeting.id, like)
        await act.event(
            "meeting.created", subject=("meeting", meeting.id), room=meeting.id, title=plan.title,
            template=like.template, like=like.like,
        )  # fmt: skip
        return int(meeting.id)


async def keep_template(viewer: Viewer, meeting: int, name: str) -> int:
    """The open items of a meeting, its participants, times and settings, under a name that no other template has."""
    model = await blueprint_of_meeting(viewer, meeting)
    async with work(viewer) as act:
        await _require_free(name)
        length = _minutes(model)
        row = await fetch_one(
            "INSERT INTO meeting_template (name, kind, title, place, starts, minutes, agenda, participants,"
            " speech_seconds, agency_minutes, members_download, created_at, created_by, version)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13, 1) RETURNING id",
            name, model.kind, model.title, model.place, f"{model.starts_at:%H:%M}", length, _lines(model.agenda),
            _seats(model), model.speech_seconds, model.agency_minutes, model.members_download, act.now, viewer.person,
        )  # fmt: skip
        assert row is not None
        await act.event("template.kept", subject=("template", row["id"]), name=name)
        return int(row["id"])


async def change_template(viewer: Viewer, kept: TemplateFacts, name: str, plan: Blueprint, *, version: int) -> None:
    """`plan` with the items and participants that stay, and those that came."""
    _require_seats(plan)
    async with work(viewer) as act:
        await _require_free(name, besides=kept.id)
        changed = await fetch(
            "UPDATE meeting_template SET name = $3, kind = $4, title = $5, place = $6, starts = $7, minutes = $8,"
            " agenda = $9::jsonb, participants = $10::jsonb, speech_seconds = $11, agency_minutes = $12,"
            " members_download = $13, version = version + 1"
            " WHERE id = $1 AND version = $2 AND removed_at IS NULL RETURNING id",
            kept.id, version, name, plan.kind, plan.title, plan.place, f"{plan.starts_at:%H:%M}", _minutes(plan),
            _lines(plan.agenda), _seats(plan), plan.speech_seconds, plan.agency_minutes, plan.members_download,
        )  # fmt: skip
        if not changed:
            raise Stale(N_("Somebody else has changed this template meanwhile. Compare and save again."))
        await act.event("template.changed", subject=("template", kept.id), name=name)


async def remove_template(viewer: Viewer, template: int) -> None:
    """Meetings that were made from it stay as they are. Removing twice is the same act."""
    async with work(viewer) as act:
        if not await fetch("SELECT 1 FROM meeting_template WHERE id = $1", template):
            raise NotFound
        sql = "UPDATE meeting_template SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id"
        if await fetch(sql, template, act.now):
            await act.event("template.removed", subject=("template", template))


async def _add(act: Work, viewer: Viewer, meeting: int, position: int, line: Line) -> None:
    row = await fetch_one(
        "INSERT INTO agenda_item (meeting, position, title, kind, agency, minutes_planned, closed, version)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, 1) RETURNING id",
        meeting, position, line.title, line.kind, await _agency(act, line.agency), line.minutes, line.closed,
    )  # fmt: skip
    assert row is not None
    if line.closed:
        await fetch("INSERT INTO clearance (item, person) VALUES ($1, $2)", row["id"], viewer.person)
    elif line.source:
        await fetch(
            "INSERT INTO clearance (item, person) SELECT $1, person FROM clearance WHERE item = $2",
            row["id"], line.source,
        )  # fmt: skip


async def _seat(meeting: int, like: Blueprint) -> None:
    """Who has left the house meanwhile is left out."""
    await fetch(
        "INSERT INTO participant (meeting, person, capacity) SELECT $1, s.person, s.capacity"
        " FROM unnest($2::int[], $3::text[]) AS s(person, capacity)"
        " WHERE EXISTS (SELECT 1 FROM account a WHERE a.person = s.person AND a.disabled_at IS NULL)"
        " ON CONFLICT (meeting, person) DO NOTHING",
        meeting, [seat.person for seat in like.participants], [seat.capacity for seat in like.participants],
    )  # fmt: skip


async def _agency(act: Work, agency: int | None) -> int | None:
    """Or who took over from it."""
    if agency is None or agency in {one.id for one in await in_force(house_day(act.now))}:
        return agency
    heir = await successor_of(agency)
    return heir.id if heir else None


async def _require_free(name: str, besides: int = 0) -> None:
    await fetch("SELECT pg_advisory_xact_lock(hashtextextended($1, 8))", f"template {name}")
    sql = "SELECT 1 FROM meeting_template WHERE name = $1 AND id <> $2 AND removed_at IS NULL"
    if await fetch(sql, name, besides):
        raise RuleBroken(N_("There is a template of this name. Choose another name, or remove the old one."), "name")


def _require_seats(plan: Blueprint) -> None:
    people = [seat.person for seat in plan.participants]
    if len(set(people)) < len(people):
        raise RuleBroken(N_("This person is in the template already."), "person")
    chairing.require_single([seat.capacity for seat in plan.participants].count("chair"))


def _planned(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in Plan.__struct_fields__}


def _minutes(model: Blueprint) -> int:
    starts, ends = model.starts_at, model.ends_at
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _lines(agenda: list[Line]) -> str:
    """What is closed is not written where the whole Office reads it."""
    return json.dumps([
        {"title": line.title, "kind": line.kind, "agency": line.agency, "minutes": line.minutes}
        for line in agenda
        if not line.closed
    ], ensure_ascii=False)  # fmt: skip


def _seats(model: Blueprint) -> str:
    return json.dumps([{"person": seat.person, "capacity": seat.capacity} for seat in model.participants])

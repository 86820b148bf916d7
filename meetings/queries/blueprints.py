"""What a new meeting is made from: a template, or an earlier meeting."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

import msgspec

from ecabinet.access import Viewer
from ecabinet.clock import house_time
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.queries.items import items_of
from meetings.queries.meetings import meeting_facts, relation_to

LAST_MINUTE = 24 * 60 - 1


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An item. `source` is the one it is copied from; of a closed one only who copies it is cleared."""

    title: str
    kind: str
    agency: int | None = None
    minutes: int = 0
    closed: bool = False
    source: int | None = None


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    person: int
    capacity: str


class Blueprint(msgspec.Struct, frozen=True, kw_only=True):
    """As a plan that is typed: times are those of the house. Of `template` and `like` one says where it comes from."""

    kind: str
    title: str
    place: str
    starts_at: time
    ends_at: time
    speech_seconds: int = 300
    agency_minutes: int = 0
    members_download: bool = True
    agenda: list[Line] = []
    participants: list[Seat] = []
    template: int | None = None
    like: int | None = None


class TemplateFacts(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    name: str
    kind: str
    title: str
    place: str
    starts: str
    minutes: int
    agenda: list[Line]
    participants: list[Seat]
    speech_seconds: int
    agency_minutes: int
    members_download: bool
    version: int
    made_by: str

    @property
    def starts_at(self) -> time:
        return time.fromisoformat(self.starts)

    @property
    def ends_at(self) -> time:
        """A meeting ends on the day on which it begins."""
        ends = min(self.starts_at.hour * 60 + self.starts_at.minute + self.minutes, LAST_MINUTE)
        return time(ends // 60, ends % 60)

    @property
    def blueprint(self) -> Blueprint:
        return Blueprint(
            kind=self.kind, title=self.title, place=self.place, starts_at=self.starts_at, ends_at=self.ends_at,
            speech_seconds=self.speech_seconds, agency_minutes=self.agency_minutes,
            members_download=self.members_download, agenda=self.agenda, participants=self.participants,
            template=self.id,
        )  # fmt: skip


TEMPLATES = """
SELECT t.id, t.name, t.kind, t.title, t.place, t.starts, t.minutes, t.agenda, t.participants, t.speech_seconds,
       t.agency_minutes, t.members_download, t.version, coalesce(p.name, '') AS made_by
FROM meeting_template t LEFT JOIN person p ON p.id = t.created_by WHERE t.removed_at IS NULL
"""
# Substitutes came for somebody, once; an item that puts up minutes is put up anew.
SEATS = """
SELECT p.person, p.capacity FROM participant p
WHERE p.meeting = $1 AND p.capacity <> 'substitute'
  AND EXISTS (SELECT 1 FROM account a WHERE a.person = p.person AND a.disabled_at IS NULL)
ORDER BY p.id
"""


async def templates() -> list[TemplateFacts]:
    return [_facts(row) for row in await fetch(TEMPLATES + " ORDER BY t.name, t.id")]


async def template_facts(template: int) -> TemplateFacts:
    row = await fetch_one(TEMPLATES + " AND t.id = $1", template)
    if row is None:
        raise NotFound
    return _facts(row)


async def blueprint_of_meeting(viewer: Viewer, meeting: int) -> Blueprint:
    """As far as this viewer sees the meeting: an item that is closed to him is not copied."""
    facts, relation = await meeting_facts(meeting), await relation_to(viewer, meeting)
    capacity = relation.capacity if relation else None
    items = await items_of(meeting, person=viewer.person, capacity=capacity, duties=viewer.duties)
    again = {row["id"] for row in await fetch(AGAIN, meeting)}
    return Blueprint(
        kind=facts.kind, title=facts.title, place=facts.place, starts_at=house_time(facts.starts_at).time(),
        ends_at=house_time(facts.ends_at).time(), speech_seconds=facts.speech_seconds,
        agency_minutes=facts.agency_minutes, members_download=facts.members_download,
        agenda=[
            Line(
                title=item.title, kind=item.kind, agency=item.agency, minutes=item.minutes_planned,
                closed=item.closed, source=item.id,
            )
            for item in items
            if item.visible and item.id in again
        ],
        participants=[Seat(**row) for row in await fetch(SEATS, meeting)],
        like=meeting,
    )  # fmt: skip


AGAIN = "SELECT id FROM agenda_item WHERE meeting = $1 AND approves IS NULL"


def _facts(row: dict[str, Any]) -> TemplateFacts:
    facts = dict(row)
    for name in ("agenda", "participants"):
        facts[name] = json.loads(facts[name])
    return msgspec.convert(facts, TemplateFacts)

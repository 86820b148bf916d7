"""Since when each member can really read each paper of a meeting, and how much of that is too late."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import msgspec

from ecabinet.db import fetch
from meetings.queries.items import sees
from meetings.queries.meetings import MeetingFacts
from meetings.rules.lateness import Due, Late, Note, cleared, due, joined, late

# What came after the meeting was closed is no paper for it; what exists on paper only is handed out by other rules.
PAPERS = """
SELECT p.id, p.title, p.item, i.position, i.closed, v.n, v.readable_at,
       (SELECT min(readable_at) FROM paper_version WHERE paper = p.id) AS first_at
FROM paper p
JOIN agenda_item i ON i.id = p.item
JOIN LATERAL (
    SELECT n, readable_at FROM paper_version
    WHERE paper = p.id AND state = 'readable' AND readable_at <= coalesce($2::timestamptz, 'infinity')
    ORDER BY n DESC LIMIT 1
) v ON TRUE
WHERE i.meeting = $1 AND NOT p.stub ORDER BY i.position, i.id, p.id
"""
SEATS = """
SELECT s.person, s.capacity, a.consent_at,
       ARRAY(SELECT c.item FROM clearance c JOIN agenda_item i ON i.id = c.item
             WHERE i.meeting = s.meeting AND c.person = s.person) AS items
FROM participant s
LEFT JOIN participant r ON r.meeting = s.meeting AND r.person = s.for_person
LEFT JOIN answer a ON a.participant = r.id AND a.substitute = s.person AND a.consent = 'agreed'
WHERE s.meeting = $1 AND s.capacity <> 'secretary' ORDER BY s.id
"""
NOTES = """
SELECT kind, at, item, data FROM event
WHERE room = $1 AND kind IN ('participants.added', 'participant.removed', 'item.cleared') ORDER BY at, id
"""


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A substitute comes with the consent to him; `items` are those he is cleared for."""

    person: int
    capacity: str
    consent_at: datetime | None
    items: frozenset[int]


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A paper's newest version that was readable before the meeting ended; `first_at` is when the first one was."""

    id: int
    title: str
    item: int
    position: int
    closed: bool
    n: int
    readable_at: datetime
    first_at: datetime


class LatePaper(msgspec.Struct, frozen=True, kw_only=True):
    """Of those who may read it, how many got it too late; `since` and `by` are those of the one who got it last.

    `replaced` says that an earlier version was there in time; `seat` that it came in time itself, but he did not.
    """

    paper: Sent
    since: datetime
    by: Late
    people: int
    of: int
    replaced: bool
    seat: bool


class Punctuality(msgspec.Struct, frozen=True, kw_only=True):
    due: Due
    papers: list[LatePaper]

    @property
    def late(self) -> dict[int, LatePaper]:
        return {one.paper.id: one for one in self.papers}


async def punctuality_of(meeting: MeetingFacts, items: frozenset[int], person: int | None) -> Punctuality:
    """Of the papers of these items: for one person, or, without one, for everybody who may read them."""
    limit = due(meeting.kind, meeting.starts_at)
    if meeting.called_at is None:
        return Punctuality(due=limit, papers=[])
    rows = await fetch(PAPERS, meeting.id, meeting.closed_at)
    papers = [Sent(**row) for row in rows if row["item"] in items]
    seats = [_seat(row) for row in await fetch(SEATS, meeting.id) if person in (None, row["person"])]
    notes = [_note(row) for row in await fetch(NOTES, meeting.id)] if papers else []
    found = (_late(paper, seats, notes, meeting.called_at, limit) for paper in papers)
    return Punctuality(due=limit, papers=[one for one in found if one])


def _late(paper: Sent, seats: list[Seat], notes: list[Note], called_at: datetime, limit: Due) -> LatePaper | None:
    readers = [seat for seat in seats if _reads(seat, paper)]
    begun = {seat.person: _begins(seat, paper, notes, called_at) for seat in readers}
    since = {person: max(paper.readable_at, at) for person, at in begun.items()}
    found = {person: by for person, at in since.items() if (by := late(at, limit))}
    if not found:
        return None
    last = max(found, key=since.__getitem__)
    return LatePaper(
        paper=paper, since=since[last], by=found[last], people=len(found), of=len(readers),
        replaced=late(max(paper.first_at, begun[last]), limit) is None,
        seat=late(max(paper.readable_at, called_at), limit) is None,
    )  # fmt: skip


def _reads(seat: Seat, paper: Sent) -> bool:
    return sees(seat.capacity, frozenset(), closed=paper.closed, cleared=paper.item in seat.items)


def _begins(seat: Seat, paper: Sent, notes: list[Note], called_at: datetime) -> datetime:
    """Since when the meeting, and the item where it is open to few, is there for him."""
    named = paper.closed and not sees(seat.capacity, frozenset(), closed=True, cleared=False)
    known = [
        called_at,
        seat.consent_at if seat.capacity == "substitute" else joined(seat.person, notes),
        cleared(seat.person, paper.item, notes) if named or seat.capacity == "invitee" else None,
    ]
    return max(at for at in known if at)


def _seat(row: Any) -> Seat:
    return Seat(**{**row, "items": frozenset(row["items"])})


def _note(row: Any) -> Note:
    data = json.loads(row["data"])
    people = frozenset(data.get("people") or [data.get("person")])
    return Note(kind=row["kind"], at=row["at"], item=row["item"], people=people)

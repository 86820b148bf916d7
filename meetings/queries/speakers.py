"""The floor: who speaks, who waits, and what each agency has used of its time; and who speaks over all meetings."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.posts import MEMBERS
from meetings.rules.speaking import Clock, over_quota


class SpeechRow(msgspec.Struct, frozen=True, kw_only=True):
    """The speech that runs; `ends_at` is when its time is over as things stand, None while it is paused."""

    id: int
    meeting: int
    item: int
    person: int
    name: str
    clock: Clock

    @property
    def ends_at(self) -> datetime | None:
        if self.clock.paused_at:
            return None
        return self.clock.started_at + timedelta(seconds=self.clock.granted + self.clock.paused)


class RequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """`spoken` are the seconds this person has had on the item, `agency_spoken` those of his agency in the meeting."""

    id: int
    item: int
    person: int
    name: str
    topic: str
    asked_at: datetime
    spoken: int
    agency_spoken: int

    def is_over(self, agency_minutes: int) -> bool:
        return over_quota(self.agency_spoken, agency_minutes)


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    speech: SpeechRow | None = None
    queue: list[RequestRow] = []


class RequestFacts(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    item: int
    person: int
    ended: bool


class RecordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A member of the Government over all meetings: how often and how long he spoke, and when last."""

    person: int
    name: str
    speeches: int
    seconds: int
    last_at: datetime | None
    meetings: int


SPOKEN = """
extract(epoch FROM coalesce(s.ended_at, s.paused_at, clock_timestamp()) - s.started_at)::int - s.paused
"""
RUNNING = """
SELECT s.id, s.meeting, s.item, s.person, p.name, s.granted, s.paused, s.started_at, s.paused_at, s.ended_at
FROM speech s JOIN person p ON p.id = s.person WHERE s.meeting = $1 AND s.ended_at IS NULL
"""
QUEUE = f"""
SELECT r.id, r.item, r.person, p.name, r.topic, r.asked_at,
       coalesce((SELECT sum({SPOKEN}) FROM speech s WHERE s.item = r.item AND s.person = r.person), 0)::int AS spoken,
       coalesce((SELECT sum({SPOKEN}) FROM speech s JOIN agenda_item j ON j.id = s.item
                 WHERE s.meeting = i.meeting AND s.agency = o.agency AND (i.closed OR NOT j.closed)), 0)::int
           AS agency_spoken
FROM speaker_request r JOIN person p ON p.id = r.person JOIN agenda_item i ON i.id = r.item
LEFT JOIN LATERAL (
    SELECT agency FROM post WHERE post.person = r.person AND valid_to IS NULL AND agency IS NOT NULL ORDER BY id LIMIT 1
) o ON true
WHERE r.item = $1 AND r.ended_at IS NULL ORDER BY r.position, r.id
"""  # noqa: S608 - texts of ours
RECORD = f"""
SELECT m.person, p.name, count(s.id) AS speeches, coalesce(sum({SPOKEN}), 0)::int AS seconds,
       max(s.started_at) AS last_at, count(DISTINCT s.meeting) AS meetings
FROM (SELECT DISTINCT ON (person) person, kind FROM post WHERE kind = ANY($1::text[]) AND valid_to IS NULL
      ORDER BY person, array_position($1::text[], kind::text), id) m
JOIN person p ON p.id = m.person
LEFT JOIN speech s ON s.person = m.person
    AND NOT EXISTS (SELECT 1 FROM agenda_item i WHERE i.id = s.item AND i.closed)
GROUP BY m.person, p.name, p.sort_key, m.kind
ORDER BY seconds DESC, array_position($1::text[], m.kind::text), p.sort_key
"""  # noqa: S608 - texts of ours


async def running_speech(meeting: int) -> SpeechRow | None:
    row = await fetch_one(RUNNING, meeting)
    return _speech(row) if row else None


async def queue_of(item: int) -> list[RequestRow]:
    return [RequestRow(**row) for row in await fetch(QUEUE, item)]


async def floor_of(meeting: int, item: int | None) -> Floor:
    """The queue is that of the current item."""
    return Floor(speech=await running_speech(meeting), queue=await queue_of(item) if item else [])


async def request_facts(request: int) -> RequestFacts | None:
    row = await fetch_one(
        "SELECT id, item, person, ended_at IS NOT NULL AS ended FROM speaker_request WHERE id = $1", request
    )
    return RequestFacts(**row) if row else None


async def name_of_wish(request: int) -> str:
    row = await fetch_one(
        "SELECT p.name FROM speaker_request r JOIN person p ON p.id = r.person WHERE r.id = $1", request
    )
    return row["name"] if row else ""


async def speaking_record() -> list[RecordRow]:
    """Members in office, those who speak longest first; those who never did come last. Closed items are left out."""
    return [RecordRow(**row) for row in await fetch(RECORD, list(MEMBERS))]


def _speech(row: dict[str, object]) -> SpeechRow:
    facts = dict(row)
    clock = {name: facts.pop(name) for name in ("granted", "paused", "started_at", "paused_at", "ended_at")}
    return SpeechRow(**facts, clock=Clock(**clock))  # type: ignore[arg-type]

"""Who takes part, what they answered, and who is present now."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one
from ecabinet.posts import MEMBERS
from meetings.rules.deciding import needed_of, quorum_of
from meetings.rules.rulesets import ruleset_on


class ParticipantRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    person: int
    name: str
    capacity: str
    agency_name: str
    for_name: str | None
    answer_id: int | None
    answer: str | None
    reason: str
    consent: str
    substitute_name: str | None
    mode: str | None
    arrived_at: datetime | None
    stayed: bool


class Quorum(msgspec.Struct, frozen=True, kw_only=True):
    """Members of the Government present, against two thirds of all of them."""

    base: int
    present: int
    needed: int
    majority: int
    remote: int

    @property
    def reached(self) -> bool:
        return self.present >= self.needed


PARTICIPANTS = """
SELECT p.id, p.person, person.name, p.capacity, coalesce(agency.name, '') AS agency_name, f.name AS for_name,
       a.id AS answer_id, a.value AS answer, coalesce(a.reason, '') AS reason, coalesce(a.consent, '') AS consent,
       s.name AS substitute_name, here.mode, here.arrived_at,
       EXISTS (SELECT 1 FROM attendance t WHERE t.participant = p.id) AS stayed
FROM participant p
JOIN person ON person.id = p.person
LEFT JOIN LATERAL (
    SELECT kind, agency FROM post WHERE post.person = p.person AND valid_to IS NULL ORDER BY id LIMIT 1
) post ON true
LEFT JOIN agency ON agency.id = post.agency
LEFT JOIN person f ON f.id = p.for_person
LEFT JOIN answer a ON a.participant = p.id
LEFT JOIN person s ON s.id = a.substitute
LEFT JOIN LATERAL (
    SELECT mode, arrived_at FROM attendance t WHERE t.participant = p.id AND t.left_at IS NULL LIMIT 1
) here ON true
WHERE p.meeting = $1
ORDER BY array_position(ARRAY['chair','member','substitute','invitee','secretary'], p.capacity::text),
         array_position(ARRAY['prime_minister','deputy_prime_minister','minister'], post.kind::text), p.id
"""

QUORUM = """
WITH members AS (
    SELECT DISTINCT person FROM post
    WHERE kind = ANY($2::text[]) AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)
), here AS (
    SELECT p.person, a.mode FROM participant p
    JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL
    WHERE p.meeting = $1 AND p.capacity IN ('chair', 'member')
)
SELECT count(*) AS base, count(here.person) AS present, count(*) FILTER (WHERE here.mode = 'remote') AS remote
FROM members LEFT JOIN here ON here.person = members.person
"""


async def participants(meeting: int) -> list[ParticipantRow]:
    return [ParticipantRow(**row) for row in await fetch(PARTICIPANTS, meeting)]


async def quorum(meeting: int, *, now: datetime) -> Quorum:
    day = house_day(now)
    row = await fetch_one(QUORUM, meeting, list(MEMBERS), day)
    assert row is not None
    return Quorum(**row, needed=quorum_of(row["base"], ruleset_on(day)), majority=needed_of(row["base"]))

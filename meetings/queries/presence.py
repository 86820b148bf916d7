"""Who takes part, what they answered, and who is present now."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import msgspec

from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one
from ecabinet.posts import MEMBERS
from ecabinet.vietnamese import fold
from meetings.rules.chairing import CHAIRING
from meetings.rules.deciding import needed_of, quorum_of
from meetings.rules.rulesets import ruleset_on

MANY = 60  # participants, above which a room lists only those with whom its desk has to do
MOST_WAITING = 50
MOST_FOUND = 20
NO_DOOR = 0


class ParticipantRow(msgspec.Struct, frozen=True, kw_only=True):
    """`came` and `went` are the items during which he last arrived and left; `called` says that an invitee is to hear
    the item that is on, `heads` that he is the Prime Minister or a Deputy."""

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
    confirmed: bool
    stayed: bool
    came: int | None
    went: int | None
    called: bool
    heads: bool

    @property
    def declared(self) -> bool:
        """He says so himself, and the desk has not confirmed it."""
        return self.mode is not None and not self.confirmed


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """The participants in numbers. `listed` names all of them; in a large meeting only who is no mere invitee and some
    who wait to be confirmed, so that a thousand are not read at every press."""

    invited: int
    present: int
    declared: int
    listed: list[ParticipantRow]

    @property
    def many(self) -> bool:
        return self.invited > MANY


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
       s.name AS substitute_name, here.mode, here.arrived_at, coalesce(here.confirmed, FALSE) AS confirmed,
       stays.stayed, stays.came, CASE WHEN here.mode IS NULL THEN stays.went END AS went,
       cleared.person IS NOT NULL AS called,
       EXISTS (SELECT 1 FROM post h
               WHERE h.person = p.person AND h.valid_to IS NULL AND h.kind = ANY($3::text[])) AS heads
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
    SELECT mode, arrived_at, confirmed_at IS NOT NULL AS confirmed FROM attendance t
    WHERE t.participant = p.id AND t.left_at IS NULL AND t.called_for IS DISTINCT FROM $4 LIMIT 1
) here ON true
LEFT JOIN LATERAL (
    SELECT count(*) > 0 AS stayed,
           (array_agg(arrived_during ORDER BY id DESC) FILTER (WHERE arrived_during IS NOT NULL))[1] AS came,
           (array_agg(left_during ORDER BY id DESC))[1] AS went
    FROM attendance t
    WHERE t.participant = p.id AND t.left_at IS DISTINCT FROM t.arrived_at AND t.called_for IS DISTINCT FROM $4
) stays ON true
LEFT JOIN current_item c ON c.meeting = p.meeting
LEFT JOIN clearance cleared ON cleared.item = c.item AND cleared.person = p.person
WHERE p.meeting = $1 AND ($2::int[] IS NULL OR p.id = ANY($2))
ORDER BY array_position(ARRAY['chair','member','substitute','invitee','secretary'], p.capacity::text),
         array_position(ARRAY['prime_minister','deputy_prime_minister','minister'], post.kind::text), p.id
"""

GATHERING = """
SELECT count(*) AS invited, count(t.id) AS present, count(t.id) FILTER (WHERE t.confirmed_at IS NULL) AS declared,
       array_agg(p.id) FILTER (WHERE p.capacity <> 'invitee') AS concerned,
       (array_agg(p.id ORDER BY p.id) FILTER (WHERE t.id IS NOT NULL AND t.confirmed_at IS NULL))[:$2] AS waiting
FROM participant p
LEFT JOIN attendance t ON t.participant = p.id AND t.left_at IS NULL AND t.called_for IS DISTINCT FROM $3
WHERE p.meeting = $1
"""

PRESENT = """
SELECT p.person, n.name FROM participant p
JOIN attendance t ON t.participant = p.id AND t.left_at IS NULL AND t.called_for IS DISTINCT FROM $2
JOIN person n ON n.id = p.person
WHERE p.meeting = $1 AND p.capacity <> 'secretary' ORDER BY n.sort_key, n.id
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


# Who stands before the door of a closed item does not learn who is called in to it: `door` is this item, whose guests
# have not come while it is on.
async def participants(meeting: int, *, door: int = NO_DOOR) -> list[ParticipantRow]:
    return await _rows(meeting, None, door)


async def gathering(meeting: int, *, door: int = NO_DOOR) -> Gathering:
    row = await fetch_one(GATHERING, meeting, MOST_WAITING, door)
    assert row is not None
    only = [*(row["concerned"] or []), *(row["waiting"] or [])] if row["invited"] > MANY else None
    return Gathering(
        invited=row["invited"],
        present=row["present"],
        declared=row["declared"],
        listed=await _rows(meeting, only, door),
    )


async def present_named(meeting: int, wanted: str, *, door: int = NO_DOOR) -> list[tuple[int, str]]:
    """Persons present, by number and name, in whose names all these words occur; some, when there are many."""
    words = fold(wanted).split()
    rows = await fetch(PRESENT, meeting, door)
    found = ((row["person"], row["name"]) for row in rows if all(word in fold(row["name"]) for word in words))
    return list(islice(found, MOST_FOUND))


async def _rows(meeting: int, only: list[int] | None, door: int) -> list[ParticipantRow]:
    return [ParticipantRow(**row) for row in await fetch(PARTICIPANTS, meeting, only, list(CHAIRING), door)]


async def quorum(meeting: int, *, now: datetime) -> Quorum:
    day = house_day(now)
    row = await fetch_one(QUORUM, meeting, list(MEMBERS), day)
    assert row is not None
    return Quorum(**row, needed=quorum_of(row["base"], ruleset_on(day)), majority=needed_of(row["base"]))

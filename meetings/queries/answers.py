"""What the invited answered: in numbers, one's own, and those that wait for consent."""

from __future__ import annotations

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.queries.presence import NO_DOOR


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """Who runs the meeting as its secretary was not invited, and is not counted; `mine` is the viewer's answer.

    `present` are there now; `came` were there at some time.
    """

    invited: int
    attend: int
    absent: int
    substitute: int
    owed: int
    present: int
    came: int
    mine: str | None
    my_consent: str


class AskedRow(msgspec.Struct, frozen=True, kw_only=True):
    """An absence that somebody must agree to or refuse."""

    id: int
    name: str
    value: str
    reason: str
    substitute: int | None
    substitute_name: str | None


class AnswerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One person's part in a meeting, with his answer if there is one."""

    person: int
    name: str
    capacity: str
    value: str | None
    reason: str
    substitute: int | None
    consent: str


COUNTS = """
SELECT count(*) FILTER (WHERE p.capacity <> 'secretary') AS invited,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND a.value = 'attend') AS attend,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND a.value = 'absent') AS absent,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND a.value = 'substitute') AS substitute,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND a.id IS NULL) AS owed,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND EXISTS (
           SELECT 1 FROM attendance t WHERE t.participant = p.id AND t.left_at IS NULL
           AND t.called_for IS DISTINCT FROM $3)) AS present,
       count(*) FILTER (WHERE p.capacity <> 'secretary' AND EXISTS (
           SELECT 1 FROM attendance t WHERE t.participant = p.id AND t.left_at IS DISTINCT FROM t.arrived_at
           AND t.called_for IS DISTINCT FROM $3)) AS came,
       max(a.value) FILTER (WHERE p.person = $2) AS mine,
       coalesce(max(a.consent) FILTER (WHERE p.person = $2), '') AS my_consent
FROM participant p LEFT JOIN answer a ON a.participant = p.id WHERE p.meeting = $1
"""
ASKED = """
SELECT a.id, person.name, a.value, a.reason, a.substitute, s.name AS substitute_name
FROM answer a
JOIN participant p ON p.id = a.participant
JOIN person ON person.id = p.person
LEFT JOIN person s ON s.id = a.substitute
WHERE p.meeting = $1 AND a.consent = 'asked' AND p.person <> $2 ORDER BY a.at, a.id
"""
ONE = """
SELECT p.person, person.name, p.capacity, a.value, coalesce(a.reason, '') AS reason, a.substitute,
       coalesce(a.consent, '') AS consent
FROM participant p
JOIN person ON person.id = p.person
LEFT JOIN answer a ON a.participant = p.id
WHERE p.meeting = $1 AND p.person = $2
"""


async def answers_of(meeting: int, person: int, *, door: int = NO_DOOR) -> Answers:
    row = await fetch_one(COUNTS, meeting, person, door)
    assert row is not None
    return Answers(**row)


async def asked_of(meeting: int, *, besides: int) -> list[AskedRow]:
    """Nobody agrees to his own absence."""
    return [AskedRow(**row) for row in await fetch(ASKED, meeting, besides)]


async def answer_facts(meeting: int, person: int) -> AnswerFacts:
    row = await fetch_one(ONE, meeting, person)
    if row is None:
        raise NotFound
    return AnswerFacts(**row)


async def asker_of(answer: int) -> tuple[int, int] | None:
    """The meeting and the person of an answer; None when it is not there."""
    row = await fetch_one(
        "SELECT p.meeting, p.person FROM answer a JOIN participant p ON p.id = a.participant WHERE a.id = $1", answer
    )
    return (row["meeting"], row["person"]) if row else None

"""Ballots: what is asked, how far it is, how it ended. Counts by direction exist only once it is closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound


class Draft(msgspec.Struct, frozen=True):
    """The latest version of an item's paper, but for those that were refused; it may still be checked."""

    paper: int
    version: int
    n: int
    title: str
    sha256: str
    readable: bool


class ResultFacts(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    ruleset: str
    tie_reading: str
    base: int
    needed: int
    quorum: int
    present: int
    votes_for: int
    votes_against: int
    votes_other: int
    prime_minister: str
    outcome: str
    reason: str
    at: datetime

    @property
    def cast(self) -> int:
        return self.votes_for + self.votes_against + self.votes_other


class MarkRow(msgspec.Struct, frozen=True, kw_only=True):
    person: int
    name: str
    mark: str
    presence: str
    remark: str


class BallotFacts(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    item: int
    meeting: int
    item_title: str
    item_position: int
    question: str
    paper: int | None
    paper_title: str
    paper_version: int | None
    paper_n: int | None
    draft_sha256: str
    ruleset: str
    tie_reading: str
    kind: str
    procedure: str
    display: str
    seconds: int
    state: str
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    published_at: datetime | None
    void_reason: str
    entitled: int
    cast: int
    result: ResultFacts | None = None


class Mine(msgspec.Struct, frozen=True, kw_only=True):
    """The viewer's own part in a ballot."""

    entitled: bool
    present: bool
    choice: str = ""
    remark: str = ""
    at: datetime | None = None
    version: int = 0


BALLOT = """
SELECT b.id, b.item, i.meeting, i.title AS item_title, i.position AS item_position, b.question,
       v.paper, coalesce(p.title, '') AS paper_title, b.paper_version, v.n AS paper_n, b.draft_sha256, b.ruleset,
       b.tie_reading, b.kind, b.procedure, b.display, b.seconds, s.state, o.at AS opened_at, b.closes_at,
       c.at AS closed_at, f.at AS published_at, coalesce(x.reason, '') AS void_reason,
       (SELECT count(*) FROM entitled e WHERE e.ballot = b.id) AS entitled,
       (SELECT count(*) FROM vote w WHERE w.ballot = b.id) AS cast
FROM ballot b
JOIN agenda_item i ON i.id = b.item
JOIN ballot_state s ON s.id = b.id
LEFT JOIN paper_version v ON v.id = b.paper_version
LEFT JOIN paper p ON p.id = v.paper
LEFT JOIN opening o ON o.ballot = b.id
LEFT JOIN closure c ON c.ballot = b.id
LEFT JOIN voiding x ON x.ballot = b.id
LEFT JOIN publication f ON f.ballot = b.id
"""
RESULT = (
    "SELECT kind, ruleset, tie_reading, base, needed, quorum, present, votes_for, votes_against, votes_other,"
    " prime_minister, outcome, reason, at FROM result WHERE ballot = $1"
)


async def ballot_facts(ballot: int) -> BallotFacts:
    row = await fetch_one(BALLOT + "WHERE b.id = $1", ballot)
    if row is None:
        raise NotFound
    return await _with_result(row)


async def ballots_of_item(item: int) -> list[BallotFacts]:
    rows = await fetch(BALLOT + "WHERE b.item = $1 ORDER BY b.id", item)
    return [await _with_result(row) for row in rows]


async def ballots_of_meeting(meeting: int) -> list[BallotFacts]:
    rows = await fetch(BALLOT + "WHERE i.meeting = $1 ORDER BY i.position, b.id", meeting)
    return [await _with_result(row) for row in rows]


async def marks(ballot: int) -> list[MarkRow]:
    """What stands beside each entitled member, in the order of protocol."""
    rows = await fetch(
        "SELECT m.person, p.name, m.mark, m.presence, m.remark FROM mark m JOIN person p ON p.id = m.person"
        " JOIN entitled e ON e.ballot = m.ballot AND e.person = m.person WHERE m.ballot = $1"
        " ORDER BY array_position(ARRAY['prime_minister','deputy_prime_minister','minister'], e.post_kind::text), p.id",
        ballot,
    )
    return [MarkRow(**row) for row in rows]


async def mine(ballot: int, person: int) -> Mine:
    row = await fetch_one(
        "SELECT EXISTS (SELECT 1 FROM entitled e WHERE e.ballot = b.id AND e.person = $2) AS entitled,"
        " EXISTS (SELECT 1 FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL"
        "  WHERE p.meeting = i.meeting AND p.person = $2 AND p.capacity IN ('chair', 'member')) AS present,"
        " coalesce(v.choice, '') AS choice, coalesce(v.remark, '') AS remark, v.at, coalesce(v.version, 0) AS version"
        " FROM ballot b JOIN agenda_item i ON i.id = b.item"
        " LEFT JOIN vote v ON v.ballot = b.id AND v.person = $2 WHERE b.id = $1",
        ballot, person,
    )  # fmt: skip
    if row is None:
        raise NotFound
    return Mine(**row)


async def draft_of_item(item: int, paper: int | None) -> Draft | None:
    """The latest version of this paper that counts, if it is one of the item's."""
    row = await fetch_one(
        "SELECT p.id AS paper, v.id AS version, v.n, p.title, v.blob AS sha256, v.state = 'readable' AS readable"
        " FROM paper p JOIN paper_version v ON v.paper = p.id AND v.state NOT IN ('refused', 'quarantined')"
        " WHERE p.item = $1 AND p.id = $2 ORDER BY v.n DESC LIMIT 1",
        item, paper,
    )  # fmt: skip
    return Draft(**row) if row else None


async def _with_result(row: Any) -> BallotFacts:
    result = await fetch_one(RESULT, row["id"]) if row["state"] == "closed" else None
    return BallotFacts(**row, result=ResultFacts(**result) if result else None)

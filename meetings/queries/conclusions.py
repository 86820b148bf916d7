"""Conclusions: their clauses, and the clause that a directive quotes."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.rules.conclusions import sentences


class ClauseRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    n: int
    text: str
    version: int
    updated_at: datetime
    updated_by: str

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)


class ConclusionFacts(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    item: int
    meeting: int
    clauses: list[ClauseRow]
    approved_at: datetime | None
    approved_by: str
    sha256: str

    @property
    def approved(self) -> bool:
        return self.approved_at is not None


class ClauseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as a directive sees it."""

    id: int
    n: int
    text: str
    conclusion: int
    item: int
    item_title: str
    meeting: int
    meeting_title: str
    approved: bool
    approved_at: datetime | None


CONCLUSION = """
SELECT c.id, c.item, i.meeting, a.at AS approved_at, coalesce(p.name, '') AS approved_by,
       coalesce(a.sha256, '') AS sha256
FROM conclusion c JOIN agenda_item i ON i.id = c.item
LEFT JOIN approval a ON a.conclusion = c.id LEFT JOIN person p ON p.id = a.by
"""
CLAUSES = """
SELECT c.conclusion, c.id, c.n, c.text, c.version, c.updated_at, coalesce(p.name, '') AS updated_by
FROM clause c LEFT JOIN person p ON p.id = c.updated_by
WHERE c.conclusion = ANY($1::int[]) AND c.removed_at IS NULL ORDER BY c.conclusion, c.n, c.id
"""


async def conclusion_of_item(item: int) -> ConclusionFacts | None:
    return (await _conclusions("WHERE c.item = $1", item)).get(item)


async def conclusions_of_meeting(meeting: int) -> dict[int, ConclusionFacts]:
    """By item."""
    return await _conclusions("WHERE i.meeting = $1", meeting)


async def clause_facts(clause: int) -> tuple[int, ClauseRow]:
    """The clause and its item."""
    row = await fetch_one(
        "SELECT c.id, c.n, c.text, c.version, c.updated_at, coalesce(p.name, '') AS updated_by, k.item FROM clause c"
        " JOIN conclusion k ON k.id = c.conclusion LEFT JOIN person p ON p.id = c.updated_by"
        " WHERE c.id = $1 AND c.removed_at IS NULL",
        clause,
    )
    if row is None:
        raise NotFound
    facts = dict(row)
    item = facts.pop("item")
    return item, ClauseRow(**facts)


async def item_of_clause(clause: int) -> int | None:
    """Also of a clause that was removed; None when there never was one."""
    row = await fetch_one(
        "SELECT k.item FROM clause c JOIN conclusion k ON k.id = c.conclusion WHERE c.id = $1", clause
    )
    return row["item"] if row else None


async def clause_for_directive(viewer: Viewer, clause: int) -> ClauseFacts:
    """The clause with its way back to the meeting; NotFound when there is none. Access is the caller's to ask."""
    row = await fetch_one(
        "SELECT c.id, c.n, c.text, c.conclusion, k.item, i.title AS item_title, i.meeting, m.title AS meeting_title,"
        " a.id IS NOT NULL AS approved, a.at AS approved_at FROM clause c JOIN conclusion k ON k.id = c.conclusion"
        " JOIN agenda_item i ON i.id = k.item JOIN meeting m ON m.id = i.meeting"
        " LEFT JOIN approval a ON a.conclusion = k.id WHERE c.id = $1 AND c.removed_at IS NULL",
        clause,
    )
    if row is None:
        raise NotFound
    return ClauseFacts(**row)


async def _conclusions(where: str, value: int) -> dict[int, ConclusionFacts]:
    rows = await fetch(CONCLUSION + where, value)
    clauses: dict[int, list[ClauseRow]] = {row["id"]: [] for row in rows}
    for found in await fetch(CLAUSES, list(clauses)) if rows else []:
        facts = dict(found)
        clauses[facts.pop("conclusion")].append(ClauseRow(**facts))
    return {row["item"]: ConclusionFacts(**row, clauses=clauses[row["id"]]) for row in rows}

"""Conclusions: their clauses, and the clause that a directive quotes."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.rules import deadlines
from meetings.rules.conclusions import Worded, as_text, digest, sentences


class ClauseRow(msgspec.Struct, frozen=True, kw_only=True):
    """`holder` is who writes it just now; None when nobody does, or his hold has run out."""

    id: int
    n: int
    text: str
    owner: int | None = None
    owner_name: str = ""
    deadline: date | None = None
    deadline_text: str = ""
    version: int
    updated_at: datetime
    updated_by: str
    author: int | None = None
    holder: int | None = None
    holder_name: str = ""
    held_until: datetime | None = None

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)

    @property
    def due(self) -> str:
        """The deadline as it was typed."""
        return deadlines.written(self.deadline, self.deadline_text)

    @property
    def worded(self) -> Worded:
        return Worded(text=self.text, owner=self.owner_name, deadline=self.deadline, said=self.deadline_text)


class ConclusionFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`removed` may be put back until the conclusion is locked."""

    id: int
    item: int
    meeting: int
    clauses: list[ClauseRow]
    removed: list[ClauseRow] = []
    locked_at: datetime | None = None
    locked_by: str = ""
    approved_at: datetime | None
    approved_by: str
    sha256: str

    @property
    def locked(self) -> bool:
        return self.locked_at is not None

    @property
    def approved(self) -> bool:
        return self.approved_at is not None

    @property
    def worded(self) -> list[Worded]:
        return [clause.worded for clause in self.clauses]

    @property
    def digest(self) -> str:
        """Of the text that lies before the chair: nothing else is approved."""
        return digest(as_text(self.worded))


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How far it is with an item's conclusion, which is None until its first clause is written."""

    conclusion: ConclusionFacts | None

    @property
    def clauses(self) -> list[ClauseRow]:
        return self.conclusion.clauses if self.conclusion else []

    @property
    def approved(self) -> bool:
        return self.conclusion is not None and self.conclusion.approved

    @property
    def locked(self) -> bool:
        return self.conclusion is not None and self.conclusion.locked


class ClauseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as a directive sees it."""

    id: int
    n: int
    text: str
    owner: int | None
    deadline: date | None
    deadline_text: str
    conclusion: int
    item: int
    item_title: str
    meeting: int
    meeting_title: str
    approved: bool
    approved_at: datetime | None

    @property
    def due(self) -> str:
        return deadlines.written(self.deadline, self.deadline_text)

    @property
    def precision(self) -> str:
        """How exact its deadline is: whoever said a month meant its last day."""
        if self.deadline is None or not self.deadline_text:
            return "day" if self.deadline else "none"
        return deadlines.read(self.deadline_text, self.deadline).precision


CONCLUSION = """
SELECT c.id, c.item, i.meeting, l.at AS locked_at, coalesce(lp.name, '') AS locked_by,
       a.at AS approved_at, coalesce(p.name, '') AS approved_by, coalesce(a.sha256, '') AS sha256
FROM conclusion c JOIN agenda_item i ON i.id = c.item
LEFT JOIN locking l ON l.conclusion = c.id LEFT JOIN person lp ON lp.id = l.by
LEFT JOIN approval a ON a.conclusion = c.id LEFT JOIN person p ON p.id = a.by
"""
CLAUSES = """
SELECT c.conclusion, c.id, c.n, c.text, c.owner, coalesce(g.name, '') AS owner_name, c.deadline, c.deadline_text,
       c.version, c.updated_at, coalesce(p.name, '') AS updated_by, c.updated_by AS author,
       h.person AS holder, coalesce(hp.name, '') AS holder_name, h.until AS held_until, c.removed_at
FROM clause c LEFT JOIN person p ON p.id = c.updated_by LEFT JOIN agency g ON g.id = c.owner
LEFT JOIN clause_hold h ON h.clause = c.id AND h.until > clock_timestamp() LEFT JOIN person hp ON hp.id = h.person
WHERE c.conclusion = ANY($1::int[]) ORDER BY c.conclusion, c.n, c.id
"""


async def conclusion_of_item(item: int) -> ConclusionFacts | None:
    return (await _conclusions("WHERE c.item = $1", item)).get(item)


async def conclusions_of_meeting(meeting: int) -> dict[int, ConclusionFacts]:
    """By item."""
    return await _conclusions("WHERE i.meeting = $1", meeting)


async def lapsed_holds() -> list[int]:
    """The clauses whose writer has fallen silent."""
    rows = await fetch("SELECT clause FROM clause_hold WHERE until <= clock_timestamp() ORDER BY clause")
    return [row["clause"] for row in rows]


async def item_of_clause(clause: int) -> int | None:
    """Also of a clause that was removed; None when there never was one."""
    row = await fetch_one(
        "SELECT k.item FROM clause c JOIN conclusion k ON k.id = c.conclusion WHERE c.id = $1", clause
    )
    return row["item"] if row else None


async def clause_for_directive(viewer: Viewer, clause: int) -> ClauseFacts:
    """The clause with its way back to the meeting; NotFound when there is none. Access is the caller's to ask."""
    row = await fetch_one(
        "SELECT c.id, c.n, c.text, c.owner, c.deadline, c.deadline_text, c.conclusion, k.item,"
        " i.title AS item_title, i.meeting, m.title AS meeting_title,"
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
    removed: dict[int, list[ClauseRow]] = {row["id"]: [] for row in rows}
    for found in await fetch(CLAUSES, list(clauses)) if rows else []:
        facts = dict(found)
        kind = removed if facts.pop("removed_at") else clauses
        kind[facts.pop("conclusion")].append(ClauseRow(**facts))
    return {row["item"]: ConclusionFacts(**row, clauses=clauses[row["id"]], removed=removed[row["id"]]) for row in rows}

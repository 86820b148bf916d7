"""Votes on paper that wait for a second person, and who may still be entered."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one


class PaperVoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """`entered_by` may not confirm it himself."""

    id: int
    ballot: int
    person: int
    name: str
    choice: str
    remark: str
    reason: str
    entered_at: datetime
    entered_by: int
    entered_by_name: str


class Voter(msgspec.Struct, frozen=True):
    person: int
    name: str


WAITING = """
SELECT v.id, v.ballot, v.person, p.name, v.choice, v.remark, v.reason, v.entered_at, v.entered_by,
       e.name AS entered_by_name
FROM paper_vote v JOIN person p ON p.id = v.person JOIN person e ON e.id = v.entered_by
WHERE v.ballot = $1 AND v.decided_at IS NULL ORDER BY v.id
"""
VOTERS = """
SELECT e.person, p.name FROM entitled e JOIN person p ON p.id = e.person JOIN ballot b ON b.id = e.ballot
JOIN agenda_item i ON i.id = b.item
JOIN participant t ON t.meeting = i.meeting AND t.person = e.person AND t.capacity IN ('chair', 'member')
JOIN attendance a ON a.participant = t.id AND a.left_at IS NULL
WHERE e.ballot = $1
  AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.ballot = e.ballot AND v.person = e.person AND v.source = 'own')
  AND NOT EXISTS (SELECT 1 FROM paper_vote v WHERE v.ballot = e.ballot AND v.person = e.person AND v.decided_at IS NULL)
ORDER BY p.sort_key, p.id
"""


async def waiting_entries(ballot: int) -> list[PaperVoteRow]:
    return [PaperVoteRow(**row) for row in await fetch(WAITING, ballot)]


async def voters_on_paper(ballot: int) -> list[Voter]:
    """Those present who have not voted themselves: only for them can a paper be entered."""
    return [Voter(**row) for row in await fetch(VOTERS, ballot)]


async def ballot_of_entry(entry: int) -> int | None:
    row = await fetch_one("SELECT ballot FROM paper_vote WHERE id = $1", entry)
    return row["ballot"] if row else None

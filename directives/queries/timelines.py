"""What happened to a directive, in order: read from its records, since the journal is open to the auditor alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from directives.queries.evidence import Proof
from directives.queries.standing import Standing
from ecabinet.clock import day_start
from ecabinet.db import fetch

RECORDS = """
SELECT * FROM (
    SELECT 'issued' AS kind, o.at, o.by, l.name AS agency, NULL AS text, NULL AS number, NULL::int AS percent,
        NULL::date AS day, 0 AS ref, 1 AS rank FROM issue AS o JOIN agency AS l ON l.id = o.lead WHERE o.directive = $1
    UNION ALL
    SELECT 'received', g.at, g.by, l.name, NULL, NULL, NULL, NULL, 0, 2
        FROM receipt AS g JOIN issue AS o ON o.id = g.issue JOIN agency AS l ON l.id = o.lead WHERE o.directive = $1
    UNION ALL
    SELECT 'accepted', g.at, g.by, l.name, NULL, NULL, NULL, NULL, 0, 3
        FROM acceptance AS g JOIN issue AS o ON o.id = g.issue JOIN agency AS l ON l.id = o.lead WHERE o.directive = $1
    UNION ALL
    SELECT 'returned', g.at, g.by, l.name, g.reason, NULL, NULL, NULL, 0, 3
        FROM "return" AS g JOIN issue AS o ON o.id = g.issue JOIN agency AS l ON l.id = o.lead WHERE o.directive = $1
    UNION ALL
    SELECT 'reported', at, by, NULL, text, NULL, percent, NULL, id, 4 FROM report WHERE directive = $1
    UNION ALL
    SELECT 'contributed', g.at, g.by, l.name, g.text, NULL, NULL, NULL, g.id, 4
        FROM contribution AS g LEFT JOIN agency AS l ON l.id = g.agency WHERE g.directive = $1
    UNION ALL
    SELECT 'extension_asked', asked_at, asked_by, NULL, reason, NULL, NULL, new_deadline, id, 5
        FROM extension WHERE directive = $1
    UNION ALL
    SELECT 'extension_' || outcome, decided_at, decided_by, NULL, answer, NULL, NULL, new_deadline, id, 6
        FROM extension WHERE directive = $1 AND outcome IS NOT NULL
    UNION ALL
    SELECT 'reminded', at, by, NULL, text, document_number, NULL, NULL, id, 5 FROM reminder WHERE directive = $1
    UNION ALL
    SELECT 'completion_asked', at, by, NULL, NULL, NULL, NULL, NULL, id, 7 FROM completion_request WHERE directive = $1
    UNION ALL
    SELECT CASE v.outcome WHEN 'accepted' THEN 'verified' ELSE 'sent_back' END, v.at, v.by, NULL, v.reason,
        NULL, NULL, NULL, v.id, 8
        FROM verification AS v JOIN completion_request AS q ON q.id = v.request WHERE q.directive = $1
    UNION ALL
    SELECT 'cancelled', at, by, NULL, reason, by_document, NULL, NULL, id, 9 FROM cancellation WHERE directive = $1
) AS e JOIN person AS p ON p.id = e.by ORDER BY e.at, e.rank, e.ref
"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """`agency` is the one that acted, or to which it was issued; None where it is the lead or the Office."""

    kind: str
    at: datetime
    who: str
    agency: str | None
    text: str
    number: str | None
    percent: int | None
    day: date | None
    proofs: list[Proof]


async def timeline_of(standing: Standing, proofs: list[Proof]) -> list[Entry]:
    entries = [_entry(row, proofs) for row in await fetch(RECORDS, standing.directive)]
    if standing.days_overdue and standing.deadline:
        entries.append(_passed(standing.deadline))
    return sorted(entries, key=lambda entry: entry.at)


def _passed(deadline: date) -> Entry:
    """The one entry that nobody made: overdue begins with the day after the deadline."""
    return Entry(
        kind="overdue", at=day_start(deadline + timedelta(days=1)), who="", agency=None, text="", number=None,
        percent=None, day=deadline, proofs=[],
    )  # fmt: skip


def _entry(row: Any, proofs: list[Proof]) -> Entry:
    own = {"reported": "report", "contributed": "contribution"}.get(row["kind"])
    return Entry(
        kind=row["kind"], at=row["at"], who=row["name"], agency=row["agency"], text=row["text"] or "",
        number=row["number"], percent=row["percent"], day=row["day"],
        proofs=[proof for proof in proofs if own and getattr(proof, own) == row["ref"]],
    )  # fmt: skip

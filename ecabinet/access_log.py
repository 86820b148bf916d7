"""The access log: refusals, signing in and out. Apart from the journal, which holds what happened."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch

PAGE = 100


class Line(msgspec.Struct, frozen=True):
    at: datetime
    person: str
    action: str
    object: str
    outcome: str


async def write(person: int | None, action: str, what: str, outcome: str) -> None:
    """One line, at most one a minute for the same person, action, object and outcome."""
    await fetch(
        "INSERT INTO access_log (at, person, action, object, outcome)"
        " SELECT now(), $1::int, $2::varchar, $3::varchar, $4::varchar WHERE NOT EXISTS ("
        " SELECT 1 FROM access_log WHERE at > now() - interval '1 minute' AND person IS NOT DISTINCT FROM $1"
        " AND action = $2 AND object = $3 AND outcome = $4)",
        person, action[:60], what[:200], outcome,
    )  # fmt: skip


async def lines(*, page: int) -> list[Line]:
    """One page, the newest first, for the auditor."""
    rows = await fetch(
        "SELECT l.at, coalesce(p.name, '') AS person, l.action, l.object, l.outcome FROM access_log l"
        " LEFT JOIN person p ON p.id = l.person ORDER BY l.id DESC LIMIT $1 OFFSET $2",
        PAGE, (page - 1) * PAGE,
    )  # fmt: skip
    return [Line(**row) for row in rows]

"""The journal as the auditor reads it: what happened, when, by whom; newest first, by filters in the address."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import msgspec

from ecabinet.db import fetch

PAGE = 100
EVENTS = """
SELECT e.at, coalesce(p.name, '') AS actor, e.kind, e.subject_kind, e.subject_id, e.room,
       CASE WHEN {closed} THEN '{{}}'::jsonb ELSE e.data END AS data
FROM event e LEFT JOIN person p ON p.id = e.actor
WHERE ($1 = '' OR e.kind LIKE $1 || '%') AND ($2::int IS NULL OR e.room = $2)
  AND ($3::date IS NULL OR (e.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = $3)
  AND ($4::timestamptz IS NULL OR e.at < $4) ORDER BY e.at DESC, e.id DESC LIMIT $5
"""

_closed = ["false"]


def keep_closed(condition: str) -> None:
    """Of an event `e` of which this SQL condition holds the journal tells that it happened, and no details."""
    _closed.append(condition)


class JournalFilter(msgspec.Struct, frozen=True, kw_only=True):
    kind: str = ""
    room: int | None = None
    day: date | None = None
    before: str = ""


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    actor: str
    kind: str
    subject_kind: str
    subject_id: int
    room: int | None
    data: dict[str, Any]


async def events(asked: JournalFilter) -> list[EventRow]:
    """At most one page; the time of the last row is the `before` of the next. No journal id leaves the house."""
    rows = await fetch(
        EVENTS.format(closed=" OR ".join(_closed)),
        asked.kind.replace("%", "").replace("_", "\\_"), asked.room, asked.day, _instant(asked.before), PAGE,
    )  # fmt: skip
    return [EventRow(**(dict(row) | {"data": json.loads(row["data"])})) for row in rows]


async def kinds() -> list[str]:
    return [row["kind"] for row in await fetch("SELECT DISTINCT kind FROM event ORDER BY kind")]


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None

"""Every change of a deadline that was asked for: from when to when, who asked, who allowed it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from ecabinet.db import fetch

EXTENSIONS = """
SELECT e.id, e.old_deadline AS old, e.new_deadline AS new, e.reason, e.asked_at, e.asked_by AS asker,
    a.name AS asked_by, e.outcome, e.answer, e.decided_at, d.name AS decided_by
FROM extension AS e JOIN person AS a ON a.id = e.asked_by LEFT JOIN person AS d ON d.id = e.decided_by
WHERE e.directive = $1 ORDER BY e.asked_at, e.id
"""


class Extended(msgspec.Struct, frozen=True):
    id: int
    old: date
    new: date
    reason: str
    asked_at: datetime
    asker: int
    asked_by: str
    outcome: str | None
    answer: str
    decided_at: datetime | None
    decided_by: str | None


async def extensions_of(directive: int) -> list[Extended]:
    return [Extended(**row) for row in await fetch(EXTENSIONS, directive)]

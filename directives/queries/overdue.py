"""Directives that are overdue and whose passing of this deadline the journal does not have yet."""

from __future__ import annotations

from ecabinet.db import fetch

UNNOTED = """
SELECT c.directive FROM directive_class c
WHERE c.class = 'open_overdue' AND ($1::int IS NULL OR c.directive = $1) AND NOT EXISTS (
    SELECT 1 FROM event e WHERE e.subject_kind = 'directive' AND e.subject_id = c.directive
    AND e.kind = 'directive.overdue' AND e.data ->> 'deadline' = c.deadline::text
)
ORDER BY c.directive
"""


async def unnoted(directive: int | None = None) -> list[int]:
    return [row["directive"] for row in await fetch(UNNOTED, directive)]

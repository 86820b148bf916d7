"""The course of a meeting as its journal has it, told in sentences; what was undone did not happen."""

from __future__ import annotations

from ecabinet.clock import house_time
from ecabinet.db import fetch
from ecabinet.i18n import translate
from meetings.rules.course import KINDS, Line, Step, course_of_items

# Who spoke stands in the event; who began to present is who did it.
STEPS = """
SELECT e.kind, e.at, e.item, coalesce(p.name, a.name, '') AS name, coalesce((e.data->>'seconds')::int, 0) AS seconds
FROM event e
LEFT JOIN person p ON p.id = (e.data->>'person')::int
LEFT JOIN person a ON a.id = e.actor
WHERE e.room = $1 AND e.kind = ANY($2::text[]) AND NOT EXISTS (
    SELECT 1 FROM undoable u WHERE u.meeting = $1 AND u.undone_at IS NOT NULL AND u.data->'events' @> to_jsonb(e.id))
ORDER BY e.at, e.id
"""


async def courses(meeting: int) -> dict[int, tuple[str, ...]]:
    """Of each item that was on, closed ones included: whoever asks must be allowed to see them."""
    steps = [Step(**row) for row in await fetch(STEPS, meeting, list(KINDS))]
    return {item: tuple(_said(line) for line in lines) for item, lines in course_of_items(steps).items()}


def _said(line: Line) -> str:
    hours = (
        f"{house_time(line.since):%H:%M}–{house_time(line.at):%H:%M}" if line.since else f"{house_time(line.at):%H:%M}"
    )
    return f"{hours}: {translate(line.message, name=line.name, n=line.minutes)}"

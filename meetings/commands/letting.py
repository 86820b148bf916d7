"""Letting people into the closed item that is on, and out of it again; what was planned in advance is not touched."""

from __future__ import annotations

from datetime import datetime

from ecabinet.db import fetch

LET_IN = """
INSERT INTO clearance (item, person, called_at) VALUES ($1, $2, $3) ON CONFLICT (item, person) DO NOTHING RETURNING id
"""
SHUT_OUT = """
DELETE FROM clearance c USING agenda_item i
WHERE i.id = c.item AND i.meeting = $1 AND i.closed AND c.called_at IS NOT NULL
  AND (c.person = $2 OR NOT EXISTS (SELECT 1 FROM current_item n WHERE n.item = c.item))
RETURNING c.id
"""


async def let_in(item: int, person: int, now: datetime) -> bool:
    """Whether it needed doing: who was cleared before stays so, in whatever way that came."""
    return bool(await fetch(LET_IN, item, person, now))


async def shut_out(meeting: int, person: int | None = None) -> bool:
    """Whoever was called in to what is no longer on, and this person, who goes. Whether anybody was within."""
    return bool(await fetch(SHUT_OUT, meeting, person))

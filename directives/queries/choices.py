"""What the fields of filters and forms offer."""

from __future__ import annotations

from datetime import datetime

import msgspec

from directives.queries.visibility import SEEN, seen_by
from ecabinet.access import Viewer
from ecabinet.db import fetch

LEADS = f"SELECT k.lead AS value, a.name AS label {SEEN} GROUP BY k.lead, a.name, a.sort_key ORDER BY a.sort_key"
SOURCES = f"""
SELECT coalesce(d.document_number, 'meeting-' || d.meeting) AS value,
    coalesce(max(d.document_number), min(d.document_title)) AS label
{SEEN} AND coalesce(d.document_number, 'meeting-' || d.meeting) IS NOT NULL
GROUP BY 1 ORDER BY max(d.issued_on) DESC NULLS FIRST, 2
"""


class Choice(msgspec.Struct, frozen=True):
    value: int | str
    label: str


async def leads_for(viewer: Viewer, at: datetime) -> list[Choice]:
    """Agencies that lead a directive which the viewer may see."""
    return [Choice(**row) for row in await fetch(LEADS, at, *seen_by(viewer))]


async def sources_for(viewer: Viewer, at: datetime) -> list[Choice]:
    """Documents, and meetings whose conclusion has no number yet."""
    return [Choice(**row) for row in await fetch(SOURCES, at, *seen_by(viewer))]

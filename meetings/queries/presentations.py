"""What is presented in a meeting: the paper, the place on it, the presenter and his marks."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.rules.flow import Rectangle
from ecabinet.db import fetch_one
from ecabinet.errors import NotFound
from meetings.rules.presenting import Pointer, Shown


class Presentation(msgspec.Struct, frozen=True, kw_only=True):
    """`version` counts the moves; `n` is the version of the paper, `width` and `height` are those of the page."""

    item: int
    presenter: int
    presenter_name: str
    paper: int
    paper_version: int
    n: int
    title: str
    sha256: str
    pages: int
    page: int
    width: int
    height: int
    y: float
    pointer: Pointer | None
    highlights: list[Rectangle]
    version: int
    led_since: datetime

    @property
    def here(self) -> str:
        """Where the pages are read."""
        return f"/papers/{self.paper}/versions/{self.n}"


RUNNING = """
SELECT s.item, s.presenter, w.name AS presenter_name, v.paper, v.id AS paper_version, v.n, p.title,
       v.blob AS sha256, coalesce(r.pages, 0) AS pages, s.page,
       coalesce(g.width, 1600) AS width, coalesce(g.height, 2263) AS height, s.y, s.pointer, s.highlights, s.version,
       s.led_since
FROM presentation s
JOIN person w ON w.id = s.presenter
JOIN paper_version v ON v.id = s.paper_version
JOIN paper p ON p.id = v.paper
LEFT JOIN rendering r ON r.blob = v.blob
LEFT JOIN LATERAL (SELECT width, height FROM page WHERE blob = v.blob ORDER BY n = s.page DESC, n LIMIT 1) g ON TRUE
WHERE s.meeting = $1 AND s.ended_at IS NULL
"""
SHOWN = """
SELECT EXISTS (SELECT 1 FROM current_item c WHERE c.item = p.item) AS current,
       CASE WHEN r.ready > 0 THEN r.pages ELSE 0 END AS pages
FROM paper_version v
JOIN paper p ON p.id = v.paper
LEFT JOIN rendering r ON r.blob = v.blob
WHERE v.id = $2 AND p.item = $1 AND v.state = 'readable'
"""
# An invitee sees his own items only, whoever is not cleared not a closed one.
MAY_LEAD = """
SELECT 1 FROM participant p JOIN agenda_item i ON i.id = $1 AND i.meeting = p.meeting
WHERE p.person = $2 AND EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id AND a.left_at IS NULL)
  AND (p.capacity IN ('chair', 'member') OR p.capacity IN ('substitute', 'secretary') AND NOT i.closed
       OR EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = p.person))
"""


async def presentation_of(meeting: int) -> Presentation | None:
    """The one that runs."""
    row = await fetch_one(RUNNING, meeting)
    if row is None:
        return None
    marks = {
        "pointer": msgspec.json.decode(row["pointer"], type=Pointer | None),
        "highlights": msgspec.json.decode(row["highlights"], type=list[Rectangle]),
    }
    return Presentation(**(dict(row) | marks))


async def moves_of(meeting: int) -> int:
    """Grows with every move, also of those that are over."""
    row = await fetch_one("SELECT version FROM presentation WHERE meeting = $1", meeting)
    return int(row["version"]) if row else 0


async def shown_of(item: int, paper_version: int) -> Shown:
    """NotFound for what is no readable paper of this item."""
    row = await fetch_one(SHOWN, item, paper_version)
    if row is None:
        raise NotFound
    return Shown(**row)


async def may_lead(item: int, person: int) -> bool:
    """Whoever is present, and sees the item."""
    return await fetch_one(MAY_LEAD, item, person) is not None

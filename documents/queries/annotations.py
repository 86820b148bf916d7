"""Notes on a paper as one person sees them on one of its versions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.rules.annotations import Color, Sharing
from documents.rules.circles import Circles
from documents.rules.drawings import Points
from documents.rules.flow import Rectangle
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound

RECTANGLES = msgspec.json.Decoder(list[Rectangle])
STROKES = msgspec.json.Decoder(list[list[tuple[float, float]]])

# Shared ones of others, and all of one's own: for a day also those that were removed. What stands on a version that was
# put aside quotes what nobody may read any more.
NOTES = """
SELECT a.id, a.person = $4 AS mine, w.name AS writer, a.kind, a.quote, a.note, a.color, a.strokes, a.sharing,
       coalesce(g.name, '') AS agency_name, a.changed_at, a.removed_at, v.n AS made_on, made.page AS made_on_page,
       made.rectangles AS made_at,
       coalesce(h.found, FALSE) AS found, coalesce(h.page, 0) AS page, coalesce(h.rectangles, '[]') AS rectangles
FROM annotation a
JOIN paper_version v ON v.id = a.version
JOIN anchor made ON made.annotation = a.id AND made.version = a.version
JOIN person w ON w.id = a.person
LEFT JOIN agency g ON g.id = a.agency
LEFT JOIN anchor h ON h.annotation = a.id AND h.version = $2
WHERE a.paper = $1 AND v.n <= $3 AND v.state = 'readable'
  AND (a.person = $4 OR ($5 AND a.sharing = 'meeting') OR (a.sharing = 'agency' AND a.agency = $6))
  AND (a.removed_at IS NULL OR (a.person = $4 AND a.removed_at > now() - interval '1 day'))
ORDER BY a.id
"""


class NoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """`found` is whether it has its place in the version that is shown; if not, it was made on an earlier one.

    Where the quote is of two pages, `page` is the first. Strokes are as they were drawn, at `made_at`; where they stand
    now is told by `rectangles`.
    """

    id: int
    mine: bool
    writer: str
    kind: str
    quote: str
    note: str
    color: Color
    strokes: list[Points]
    sharing: Sharing
    agency_name: str
    changed_at: datetime
    removed_at: datetime | None
    made_on: int
    made_on_page: int
    found: bool
    page: int
    rectangles: list[Rectangle]
    made_at: list[Rectangle]

    @property
    def place(self) -> tuple[int, float, int]:
        return self.page, min((box[2] for box in self.rectangles), default=0.0), self.id


class Notes(msgspec.Struct, frozen=True):
    """In reading order those with a place, then those without one, and the own ones that can be brought back."""

    placed: list[NoteRow]
    earlier: list[NoteRow]
    removed: list[NoteRow]

    @property
    def pages(self) -> set[int]:
        """On which something of them is to be seen; a passage may go on overleaf."""
        return {page for note in self.placed for page in (note.page, *(box[0] for box in note.rectangles))}


class NoteFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Whose it is and who else may see it."""

    id: int
    paper: int
    made_on: int
    person: int
    sharing: Sharing
    agency: int | None
    removed: bool

    def is_for(self, person: int, circles: Circles) -> bool:
        if self.person == person:
            return True
        shared = (self.sharing == "meeting" and circles.meeting) or (
            self.sharing == "agency" and self.agency == circles.agency is not None
        )
        return shared and not self.removed


async def notes_on(paper: int, version: int, n: int, *, person: int, circles: Circles) -> Notes:
    """On the version with this id, which is the paper's `n`th."""
    rows = [_row(row) for row in await fetch(NOTES, paper, version, n, person, circles.meeting, circles.agency)]
    kept = [row for row in rows if row.removed_at is None]
    return Notes(
        placed=sorted((row for row in kept if row.found), key=lambda row: row.place),
        earlier=[row for row in kept if not row.found],
        removed=[row for row in rows if row.removed_at is not None],
    )


async def note_facts(note: int) -> NoteFacts:
    """NotFound when there is none."""
    row = await fetch_one(
        "SELECT a.id, a.paper, v.n AS made_on, a.person, a.sharing, a.agency, a.removed_at IS NOT NULL AS removed"
        " FROM annotation a JOIN paper_version v ON v.id = a.version WHERE a.id = $1 AND v.state = 'readable'",
        note,
    )
    if row is None:
        raise NotFound
    return NoteFacts(**row)


async def count_of(person: int, paper: int) -> int:
    row = await fetch_one(
        "SELECT count(*) AS n FROM annotation WHERE person = $1 AND paper = $2 AND removed_at IS NULL", person, paper
    )
    assert row is not None
    return row["n"]


def _row(row: dict[str, str]) -> NoteRow:
    boxes = {name: RECTANGLES.decode(row[name]) for name in ("rectangles", "made_at")}
    return NoteRow(**(dict(row) | boxes | {"strokes": STROKES.decode(row["strokes"])}))  # type: ignore[arg-type]

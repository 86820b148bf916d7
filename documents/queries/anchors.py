"""Notes that have no place yet in a version of their paper."""

from __future__ import annotations

import msgspec

from documents.rules.flow import Rectangle
from documents.rules.passages import Passage
from ecabinet.db import fetch

RECTANGLES = msgspec.json.Decoder(list[Rectangle])

UNPLACED = """
SELECT a.id, a.kind, a.version AS made_on, a.quote, a.before, a.after, made.page, made.rectangles
FROM paper_version target
JOIN paper_version v ON v.paper = target.paper AND v.n < target.n AND v.state = 'readable'
JOIN annotation a ON a.version = v.id
JOIN anchor made ON made.annotation = a.id AND made.version = a.version
WHERE target.id = $1
  AND (a.removed_at IS NULL OR a.removed_at > now() - interval '1 day')
  AND NOT EXISTS (SELECT 1 FROM anchor h WHERE h.annotation = a.id AND h.version = target.id)
ORDER BY a.version, made.page, a.id
"""


class Unplaced(msgspec.Struct, frozen=True, kw_only=True):
    """A note, and where it stands in the version with the id `made_on`."""

    id: int
    kind: str
    made_on: int
    passage: Passage
    rectangles: list[Rectangle]


async def unplaced_on(version: int) -> list[Unplaced]:
    """By the version and page on which they were made."""
    return [_unplaced(row) for row in await fetch(UNPLACED, version)]


def _unplaced(row: dict[str, str]) -> Unplaced:
    passage = Passage(**{name: row[name] for name in Passage.__struct_fields__})  # type: ignore[arg-type]
    rectangles = RECTANGLES.decode(row["rectangles"])
    return Unplaced(id=row["id"], kind=row["kind"], made_on=row["made_on"], passage=passage, rectangles=rectangles)  # type: ignore[arg-type]

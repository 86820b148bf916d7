"""What the chair's console and the secretary's desk show besides the room: scenes, what can be undone, what is left."""

from __future__ import annotations

from asyncio import gather
from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one
from meetings.rules.timing import Spent, Turn, spent_on
from meetings.rules.undoing import COURSE, WINDOW


class Mixer(msgspec.Struct, frozen=True, kw_only=True):
    """`screens` are the addresses given out and not revoked."""

    shown: str = "auto"
    prepared: str = "auto"
    screens: int = 0
    adjourned_at: datetime | None = None
    resumes_at: datetime | None = None


class UndoRow(msgspec.Struct, frozen=True, kw_only=True):
    """The last act of its kind of matter: of the whole meeting, or of one `item` that only some may see.

    `passed`: the meeting has gone on since; `passed_in` are the closed items in which it did.
    """

    id: int
    act: str
    at: datetime
    item: int | None
    n: int | None
    name: str
    scene: str
    undone: bool
    passed: bool
    passed_in: list[int]

    @property
    def until(self) -> datetime:
        return self.at + WINDOW


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """`what` is waiting, prepared, counted or writing."""

    item: int
    position: int
    what: str


class Console(msgspec.Struct, frozen=True, kw_only=True):
    mixer: Mixer = Mixer()
    undoables: list[UndoRow] = []
    unfinished: list[Unfinished] = []
    spent: dict[int, Spent] = {}


MIXER = """
SELECT coalesce(c.shown, 'auto') AS shown, coalesce(c.prepared, 'auto') AS prepared,
       (SELECT count(*) FROM screen s WHERE s.meeting = m.id AND s.revoked_at IS NULL) AS screens,
       a.started_at AS adjourned_at, a.resumes_at
FROM meeting m LEFT JOIN scene c ON c.meeting = m.id
LEFT JOIN sitting t ON t.meeting = m.id LEFT JOIN adjournment a ON a.sitting = t.id AND a.ended_at IS NULL
WHERE m.id = $1
"""
# What can be undone goes by what somebody may see: an act within one item is no matter of those who may not see it.
UNDOABLES = """
WITH last AS (
    SELECT DISTINCT ON (data->>'item') * FROM undoable WHERE meeting = $1 ORDER BY data->>'item', id DESC
), later AS (
    SELECT u.id, i.id AS item, coalesce(i.closed, FALSE) AS closed
    FROM last u JOIN event e ON e.room = $1 AND e.id > (u.data->'events'->>-1)::bigint AND e.kind LIKE ANY($2::text[])
    LEFT JOIN agenda_item i ON i.id = e.item
)
SELECT u.id, u.act, u.at, (u.data->>'item')::int AS item, (u.data->>'n')::int AS n,
       coalesce(u.data->>'name', '') AS name, coalesce(u.data->>'scene', '') AS scene,
       u.undone_at IS NOT NULL AS undone,
       EXISTS (SELECT 1 FROM later l WHERE l.id = u.id AND NOT l.closed) AS passed,
       ARRAY(SELECT DISTINCT l.item FROM later l WHERE l.id = u.id AND l.closed ORDER BY l.item) AS passed_in
FROM last u
"""
UNFINISHED = """
SELECT i.id AS item, i.position, w.what
FROM agenda_item i
CROSS JOIN LATERAL (
    SELECT 'waiting' AS what, 1 AS place WHERE NOT EXISTS (SELECT 1 FROM item_outcome o WHERE o.item = i.id)
        AND NOT EXISTS (SELECT 1 FROM current_item c WHERE c.item = i.id)
    UNION ALL SELECT 'prepared', 2 WHERE EXISTS (SELECT 1 FROM ballot b JOIN ballot_state s ON s.id = b.id
        WHERE b.item = i.id AND s.state = 'prepared')
    UNION ALL SELECT 'counted', 3 WHERE EXISTS (SELECT 1 FROM ballot b JOIN closure c ON c.ballot = b.id
        LEFT JOIN publication f ON f.ballot = b.id WHERE b.item = i.id AND f.id IS NULL)
    UNION ALL SELECT 'writing', 4 WHERE EXISTS (SELECT 1 FROM conclusion c LEFT JOIN approval a ON a.conclusion = c.id
        WHERE c.item = i.id AND a.id IS NULL
          AND EXISTS (SELECT 1 FROM clause k WHERE k.conclusion = c.id AND k.removed_at IS NULL))
) w
WHERE i.meeting = $1 ORDER BY w.place, i.position, i.id
"""
# What was undone did not happen.
TURNS = """
SELECT kind, at, item FROM event e
WHERE room = $1 AND (kind LIKE 'item.%' OR kind LIKE 'sitting.%') AND NOT EXISTS (
    SELECT 1 FROM undoable u WHERE u.meeting = $1 AND u.undone_at IS NOT NULL AND u.data->'events' @> to_jsonb(e.id))
ORDER BY at, id
"""


GOING_ON = [f"{kind}%" for kind in COURSE]


async def console_of(meeting: int) -> Console:
    mixer, turns, undoables, unfinished = await gather(
        fetch_one(MIXER, meeting), fetch(TURNS, meeting), fetch(UNDOABLES, meeting, GOING_ON),
        fetch(UNFINISHED, meeting),
    )  # fmt: skip
    return Console(
        mixer=Mixer(**mixer) if mixer else Mixer(),
        undoables=[UndoRow(**row) for row in undoables],
        unfinished=[Unfinished(**row) for row in unfinished],
        spent=spent_on([Turn(**row) for row in turns]),
    )


async def matter_of(undoable: int) -> tuple[int, int | None]:
    """The meeting of what can be undone, and the item where only those may undo it who see the item."""
    row = await fetch_one("SELECT meeting, (data->>'item')::int AS item FROM undoable WHERE id = $1", undoable)
    return (row["meeting"], row["item"]) if row else (0, None)

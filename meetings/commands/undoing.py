"""Taking back an act within ten seconds: the rows that it changed are put back as they were; the journal keeps both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting
from meetings.queries.clearances import closed_to
from meetings.rules.undoing import ACTS, require_sight, require_undoable

SQL = Path(__file__).parent.parent / "sql"
COURSE = (SQL / "course.sql").read_text(encoding="utf-8")
PUT_BACK = (SQL / "put_back.sql").read_text(encoding="utf-8").split(";")
WISH_AGAIN = """
UPDATE speaker_request r SET ended_at = NULL, ending = '' WHERE r.id = $1 AND NOT EXISTS (
    SELECT 1 FROM speaker_request o WHERE o.item = r.item AND o.person = r.person AND o.ended_at IS NULL)
RETURNING id
"""
# That a closed item was begun or finished everybody knows, but not what happens within it: a ballot that is published
# after it, which changes nothing of what is put back.
LATER = """
SELECT kind FROM event WHERE room = $1 AND id > $2 AND (item IS NULL OR item <> ALL($3::int[]) OR kind LIKE 'item.%')
"""


async def course_of(meeting: int) -> dict[str, Any]:
    """What an act may change of the meeting's course; to be read before the act, with the meeting locked."""
    row = await fetch_one(COURSE, meeting)
    assert row is not None
    return json.loads(row["rows"])  # type: ignore[no-any-return]


async def remember(act: Work, kind: str, meeting: int, before: dict[str, Any] | None = None, **data: Any) -> None:
    """After the events of an act: it can be taken back for ten seconds. `item` says that it is a matter of an item,
    `request` is a wish to speak that the act took off the list."""
    assert kind in ACTS
    if act.in_the_past or act.actor is None:
        return
    events = await fetch(
        "SELECT id FROM event WHERE room = $1 AND xact = pg_current_xact_id()::text::bigint ORDER BY id", meeting
    )
    known = data | {"events": [row["id"] for row in events], "before": before}
    await fetch(
        "INSERT INTO undoable (meeting, act, data, at, by) VALUES ($1, $2, $3::jsonb, $4, $5)",
        meeting, kind, json.dumps(known), await act.clock(), act.actor.person,
    )  # fmt: skip
    act.touch("meeting", meeting, "undo")


async def undo(viewer: Viewer, undoable: int) -> int:
    """Undoing twice is the same act. Returns the meeting."""
    async with work(viewer) as act:
        meeting = await meeting_of(undoable)
        await lock_meeting(meeting)
        row = await fetch_one("SELECT act, data, at, undone_at FROM undoable WHERE id = $1", undoable)
        assert row is not None
        if row["undone_at"]:
            return meeting
        data = json.loads(row["data"])
        unseen = await closed_to(viewer.person, meeting)
        require_sight(closed_on=any(unseen.values()))
        later = await fetch(LATER, meeting, max(data["events"]), list(unseen))
        require_undoable(at=row["at"], now=await act.clock(), later=[one["kind"] for one in later])
        await _put_back(meeting, data)
        await fetch(
            "UPDATE undoable SET undone_at = $2, undone_by = $3 WHERE id = $1", undoable, act.now, viewer.person
        )
        await act.event("act.undone", subject=("meeting", meeting), room=meeting, item=data.get("item"), act=row["act"])
        act.touch("meeting", meeting)
        return meeting


async def meeting_of(undoable: int) -> int:
    row = await fetch_one("SELECT meeting FROM undoable WHERE id = $1", undoable)
    if row is None:
        raise NotFound
    return int(row["meeting"])


async def _put_back(meeting: int, data: dict[str, Any]) -> None:
    if data.get("request") and not await fetch(WISH_AGAIN, data["request"]):
        raise RuleBroken(N_("The meeting has gone on since: this can no longer be undone."))
    if before := data["before"]:
        for statement in PUT_BACK:
            await fetch(statement, meeting, json.dumps(before))

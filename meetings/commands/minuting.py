"""Freezing the minutes: made from the records, kept by their hash, never made again."""

from __future__ import annotations

from datetime import datetime

from anyio import to_thread

from documents import store
from documents.forms.minutes import minutes_docx
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_, speaking
from meetings.commands.locks import lock_meeting
from meetings.queries.minutes import minutes_facts


async def draft_minutes(meeting: int) -> bytes:
    """The minutes as they would be now, as a DOCX. Official papers are Vietnamese, whoever asks."""
    with speaking("vi"):
        facts = await minutes_facts(meeting)
    return await to_thread.run_sync(minutes_docx, facts)


async def freeze_minutes(viewer: Viewer, meeting: int, *, at: datetime | None = None) -> None:
    """Only after the meeting, with every conclusion that was begun approved. Freezing twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        if facts.state == "minuted":
            return
        if facts.state != "closed":
            raise RuleBroken(N_("Close the sitting before freezing its minutes."))
        await _require_approved(meeting)
        data = await draft_minutes(meeting)
        sha256 = await store.put(data)
        await fetch(
            "INSERT INTO blob (sha256, size, kind) VALUES ($1, $2, 'docx') ON CONFLICT (sha256) DO NOTHING",
            sha256, len(data),
        )  # fmt: skip
        await fetch(
            "INSERT INTO minutes (meeting, blob, at, by) VALUES ($1, $2, $3, $4)",
            meeting, sha256, act.now, viewer.person,
        )  # fmt: skip
        await act.event("minutes.frozen", subject=("meeting", meeting), room=meeting, sha256=sha256)
        act.touch("meeting", meeting)


async def _require_approved(meeting: int) -> None:
    row = await fetch_one(
        "SELECT i.position FROM conclusion c JOIN agenda_item i ON i.id = c.item"
        " LEFT JOIN approval a ON a.conclusion = c.id WHERE i.meeting = $1 AND a.id IS NULL"
        " AND EXISTS (SELECT 1 FROM clause k WHERE k.conclusion = c.id AND k.removed_at IS NULL)"
        " ORDER BY i.position LIMIT 1",
        meeting,
    )
    if row:
        raise RuleBroken(N_("The conclusion on item %(n)s is not approved yet."), n=row["position"])

"""What becomes of a content that was sent: it is checked, then readable, or refused, or put aside."""

from __future__ import annotations

from typing import Any

from documents import store
from documents.queries.contents import content_of
from documents.rules.reasons import MARKED
from ecabinet.db import Work, fetch, work
from ecabinet.jobs import MOST_TRIES

WAITING = ["received", "checking"]
# Versions of one content change together. They are locked in one order, whoever changes them.
VERSIONS = """
SELECT v.id, v.n, v."by", p.id AS paper, p.title, p.kind, p.meeting, p.item
FROM paper_version v JOIN paper p ON p.id = v.paper
WHERE v.blob = $1 AND v.state = ANY($2::text[]) ORDER BY v.id FOR UPDATE OF v
"""
# A content that was refused once, or put aside, is looked at afresh when it comes again.
BEGIN = """
INSERT INTO rendering (blob) VALUES ($1) ON CONFLICT (blob) DO UPDATE
SET state = 'waiting', reason = '', pages = 0 WHERE rendering.state = 'failed' AND rendering.ready = 0
"""
# What notes have taken from its pages goes with them; what people wrote themselves stays, and is not shown.
UNQUOTE = """
UPDATE annotation SET quote = '', before = '', after = ''
WHERE version IN (SELECT id FROM paper_version WHERE blob = $1)
"""
NEVER_DRAWN = """
SELECT v.id FROM paper_version v WHERE v.state = 'readable'
AND NOT EXISTS (SELECT 1 FROM rendering r WHERE r.blob = v.blob)
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe = 'paper.check:' || v.id)
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.job LIKE 'paper.%' AND o.done_at IS NULL AND o.due <= now())
ORDER BY v.id DESC LIMIT 1
"""


async def begin(version: int) -> None:
    """A version that was only received is being checked from here on."""
    async with work(None) as w:
        rows = await fetch(
            "UPDATE paper_version v SET state = 'checking' FROM paper p"
            " WHERE v.id = $1 AND v.state = 'received' AND p.id = v.paper RETURNING p.meeting",
            version,
        )
        for row in rows:
            _touch(w, row["meeting"])
        content = await content_of(version)
        if content.state not in ("refused", "quarantined"):
            await fetch(BEGIN, content.sha256)


async def take_up_undrawn() -> None:
    """One of the papers that are readable and were never drawn: those of sample data, and of a release without pages.

    Only when nobody's paper waits, and the newest first, since it is the likeliest to be opened.
    """
    async with work(None) as w:
        for row in await fetch(NEVER_DRAWN):
            await w.later("paper.check", key=str(row["id"]), version=row["id"])


async def try_again() -> None:
    """What was given up after many tries, as on a full disk: nobody's paper stays half checked for that."""
    await fetch(
        "UPDATE outbox SET tries = 0, due = now() WHERE job LIKE 'paper.%' AND done_at IS NULL AND tries >= $1",
        MOST_TRIES,
    )


async def make_readable(sha256: str) -> None:
    """Once its first page, or its text alone, can be shown."""
    async with work(None) as w:
        for row in await fetch(VERSIONS, sha256, WAITING):
            await fetch("UPDATE paper_version SET state = 'readable', readable_at = $2 WHERE id = $1", row["id"], w.now)
            await _write_event(w, "paper.readable", row)


async def refuse(sha256: str, reason: str) -> None:
    """`reason` is a msgid that needs nothing filled in. What nobody reads does not stay in the store."""
    async with work(None) as w:
        await _end(w, sha256, WAITING, "refused", reason)
        read = await fetch("SELECT 1 FROM paper_version WHERE blob = $1 AND state = 'readable'", sha256)
        await _forget(sha256, reason)
    if not read:
        await store.remove(sha256)


async def put_aside(sha256: str) -> None:
    """A mark of state secrecy was found: nobody reads it any more, and nothing of what it says stays here."""
    async with work(None) as w:
        await _end(w, sha256, [*WAITING, "readable"], "quarantined", MARKED)
        await _forget(sha256, MARKED)
    await store.put_aside(sha256)


async def _forget(sha256: str, reason: str) -> None:
    await fetch("DELETE FROM page WHERE blob = $1", sha256)
    await fetch("DELETE FROM wording WHERE blob = $1", sha256)
    await fetch(UNQUOTE, sha256)
    await fetch(
        "UPDATE rendering SET state = 'failed', reason = $2, ready = 0, outline = '[]' WHERE blob = $1", sha256, reason
    )


async def _end(w: Work, sha256: str, states: list[str], state: str, reason: str) -> None:
    """And whoever sent it is told why."""
    for row in await fetch(VERSIONS, sha256, states):
        await fetch("UPDATE paper_version SET state = $2, reason = $3 WHERE id = $1", row["id"], state, reason)
        event = await _write_event(w, f"paper.{state}", row)
        await w.notice(row["by"], event, f"paper.{state}")


async def _write_event(w: Work, kind: str, row: Any) -> int:
    _touch(w, row["meeting"])
    return await w.event(
        kind, subject=("paper", row["paper"]), room=row["meeting"], item=row["item"], title=row["title"],
        paper_kind=row["kind"], n=row["n"],
    )  # fmt: skip


def _touch(w: Work, meeting: int | None) -> None:
    if meeting is not None:
        w.touch("meeting", meeting, "papers")

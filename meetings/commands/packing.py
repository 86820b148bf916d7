"""A pack of a meeting's papers: asked for by one person, bound by the worker, gone after a day."""

from __future__ import annotations

from ecabinet.access import Relation, Viewer, may
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.sessions import as_if_here
from meetings.commands.locks import lock_meeting
from meetings.queries.meetings import relation_to
from meetings.queries.packs import Contents, PackRow, contents_for, pack
from meetings.rules import packs
from meetings.shelf import place_of


async def ask(viewer: Viewer, meeting: int, relation: Relation) -> int:
    """The pack of what he may see now: the one there is, when it holds just that, or a new one."""
    async with work(viewer) as act:
        await lock_meeting(meeting)
        contents = await contents_for(viewer, meeting, relation)
        packs.require_papers(len(contents.papers))
        return await _same(act, viewer, meeting, contents.digest) or await _new(act, viewer, meeting, contents)


async def _same(act: Work, viewer: Viewer, meeting: int, digest: str) -> int | None:
    row = await fetch_one(
        "SELECT id, state FROM pack WHERE meeting = $1 AND person = $2 AND contents = $3 AND state <> 'failed'"
        " AND asked_at > $4 ORDER BY id DESC LIMIT 1",
        meeting, viewer.person, digest, act.now - packs.GIVEN_AGAIN,
    )  # fmt: skip
    lost = row is None or (row["state"] == "done" and not place_of(row["id"]).exists())
    return None if row is None or lost else int(row["id"])


async def _new(act: Work, viewer: Viewer, meeting: int, contents: Contents) -> int:
    row = await fetch_one(
        "INSERT INTO pack (meeting, person, asked_at, contents, state, done, total, reason, pages, size)"
        " VALUES ($1, $2, $3, $4, 'waiting', 0, $5, '', 0, 0) RETURNING id",
        meeting, viewer.person, act.now, contents.digest, len(contents.papers),
    )  # fmt: skip
    assert row is not None
    number = int(row["id"])
    await act.event(
        "pack.asked", subject=("pack", number), room=meeting, papers=len(contents.papers), contents=contents.digest
    )
    await act.later("pack.bind", key=str(number), pack=number)
    return number


async def begin(number: int) -> tuple[PackRow, Viewer, Contents] | None:
    """For whom, and what he may see now, which is what is bound; None when nothing is to be done."""
    async with work(None):
        found = await pack(number)
        if found is None or found.state in {"done", "failed"}:
            return None
        viewer, relation = await as_if_here(found.person), None
        if viewer is not None:
            relation = await relation_to(viewer, found.meeting)
        if viewer is None or relation is None or not may(viewer, "pack.make", relation):
            await _fail(number, packs.CLOSED_TO_HIM)
            return None
        contents = await contents_for(viewer, found.meeting, relation)
        await fetch("UPDATE pack SET state = 'running', contents = $2, done = 0 WHERE id = $1", number, contents.digest)
        return found, viewer, contents


async def advance(number: int, *, done: int, total: int) -> None:
    await fetch("UPDATE pack SET done = $2, total = $3 WHERE id = $1 AND state = 'running'", number, done, total)


async def finish(number: int, *, pages: int, size: int) -> None:
    async with work(None) as act:
        row = await fetch_one(
            "UPDATE pack SET state = 'done', done = total, pages = $2, size = $3, ready_at = $4"
            " WHERE id = $1 AND state = 'running' RETURNING meeting, contents",
            number, pages, size, act.now,
        )  # fmt: skip
        if row:
            await act.event(
                "pack.bound", subject=("pack", number), room=row["meeting"], pages=pages, contents=row["contents"]
            )


async def fail(number: int) -> None:
    async with work(None):
        await _fail(number, packs.DID_NOT_WORK)


async def clear_old() -> list[int]:
    """Those of yesterday go; the ones that are left."""
    async with work(None) as act:
        await fetch("DELETE FROM pack WHERE asked_at < $1", act.now - packs.KEPT)
        return [row["id"] for row in await fetch("SELECT id FROM pack")]


async def _fail(number: int, reason: str) -> None:
    await fetch("UPDATE pack SET state = 'failed', reason = $2 WHERE id = $1", number, reason)

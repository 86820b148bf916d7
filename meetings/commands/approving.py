"""Locking a conclusion, so that it lies before the chair as it is; and approving it: from then on it never changes."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.db import fetch, work
from ecabinet.errors import Stale
from ecabinet.i18n import N_
from meetings.commands.drafts import draft_of_item, tell
from meetings.rules import conclusions, holds


async def lock(viewer: Viewer, item: int, *, at: datetime | None = None) -> None:
    """Not while somebody else writes: his last words would be lost. Locking twice is the same act."""
    async with work(viewer, at=at) as act:
        draft = await draft_of_item(act, item)
        if draft.locked and not draft.approved:
            return
        draft.require_writable()
        worded = [clause.worded for clause in draft.clauses]
        conclusions.require_lockable(approved=draft.approved, clauses=worded)
        assert draft.conclusion is not None
        for clause in draft.clauses:
            holds.require_free(clause.holder, viewer.person, name=clause.holder_name, n=clause.n)
        await fetch("DELETE FROM clause_hold WHERE clause = ANY($1::int[])", [clause.id for clause in draft.clauses])
        await fetch(
            "INSERT INTO locking (conclusion, at, by) VALUES ($1, $2, $3)",
            draft.conclusion.id, act.now, viewer.person,
        )  # fmt: skip
        await tell(act, draft, "conclusion.locked", sha256=conclusions.digest(conclusions.as_text(worded)))


async def unlock(viewer: Viewer, item: int) -> None:
    """To write on. Unlocking what is not locked is no fault."""
    async with work(viewer) as act:
        draft = await draft_of_item(act, item)
        conclusions.require_unlockable(approved=draft.approved)
        if draft.conclusion is not None and draft.locked:
            await fetch("DELETE FROM locking WHERE conclusion = $1", draft.conclusion.id)
            await tell(act, draft, "conclusion.unlocked")


async def approve(viewer: Viewer, item: int, *, seen: str = "", at: datetime | None = None) -> None:
    """Freeze the clauses under the hash of their text. Approving twice is the same act.

    `seen` is the hash of the text that the chair had before him; Stale when it is no longer that.
    """
    async with work(viewer, at=at) as act:
        draft = await draft_of_item(act, item)
        if draft.approved:
            return
        worded = [clause.worded for clause in draft.clauses]
        conclusions.require_approvable(locked=draft.locked, clauses=worded)
        assert draft.conclusion is not None
        text = conclusions.as_text(worded)
        if seen and seen != conclusions.digest(text):
            raise Stale(N_("The text was changed since you read it. Read it again, then approve."))
        await fetch(
            "INSERT INTO approval (conclusion, text, sha256, at, by) VALUES ($1, $2, $3, $4, $5)",
            draft.conclusion.id, text, conclusions.digest(text), act.now, viewer.person,
        )  # fmt: skip
        await tell(act, draft, "conclusion.approved", sha256=conclusions.digest(text))
        act.touch("meeting", draft.meeting.id, "agenda", "desk")

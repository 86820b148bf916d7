"""Holding a clause while one writes it: taken on focus, prolonged with every save, and given back."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, work
from meetings.commands.drafts import Draft, draft_of_clause, tell
from meetings.queries.conclusions import ClauseRow, lapsed_holds
from meetings.rules import holds


async def hold_clause(viewer: Viewer, clause: int) -> ClauseRow:
    """The clause as it stands; refused while it is somebody else's. Holding what one holds prolongs it."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        draft.require_writable()
        kept = draft.clause(clause)
        holds.require_free(kept.holder, viewer.person, name=kept.holder_name, n=kept.n)
        await _take(act, draft, kept, viewer, "clause.held")
        return kept


async def take_over(viewer: Viewer, clause: int) -> int:
    """What somebody left without giving it back. Returns the item."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        draft.require_writable()
        kept = draft.clause(clause)
        if holds.is_held(kept.holder, viewer.person):
            holds.require_gone(kept.held_until, now=act.now, name=kept.holder_name, n=kept.n)
        await _take(act, draft, kept, viewer, "clause.taken_over")
        return draft.item


async def release_clause(viewer: Viewer, clause: int) -> int:
    """Only one's own hold; giving back what one no longer has is no fault. Returns the item."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        sql = "DELETE FROM clause_hold WHERE clause = $1 AND person = $2 RETURNING id"
        if await fetch(sql, clause, viewer.person):
            await tell(act, draft, "clause.released", clause=clause)
        return draft.item


async def end_lapsed() -> None:
    """Holds that ran out are taken away and told of: nothing else would make the screens look again."""
    for clause in await lapsed_holds():
        async with work(None) as act:
            draft = await draft_of_clause(act, clause)
            sql = "DELETE FROM clause_hold WHERE clause = $1 AND until <= $2 RETURNING id"
            if await fetch(sql, clause, act.now):
                await tell(act, draft, "clause.lapsed", clause=clause)


async def keep(act: Work, clause: int, viewer: Viewer) -> None:
    await fetch(
        "INSERT INTO clause_hold (clause, person, until) VALUES ($1, $2, $3)"
        " ON CONFLICT (clause) DO UPDATE SET person = $2, until = $3",
        clause, viewer.person, holds.until(act.now),
    )  # fmt: skip


async def _take(act: Work, draft: Draft, kept: ClauseRow, viewer: Viewer, kind: str) -> None:
    await keep(act, kept.id, viewer)
    if kept.holder != viewer.person:
        await tell(act, draft, kind, clause=kept.id)

"""Writing a conclusion clause by clause, each saved as one writes; nobody's words are overwritten unseen."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.agencies import in_force
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands.drafts import Draft, begun, draft_of_clause, draft_of_item, tell
from meetings.commands.holding import keep
from meetings.queries.conclusions import ClauseRow
from meetings.rules import deadlines, holds
from meetings.rules.deadlines import Deadline

MEANWHILE = N_("Somebody else saved this clause meanwhile. Both texts are below; keep what is right.")


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer has in his fields; `due` is a date or the words as spoken. While he `holds`, it may be empty."""

    text: str
    owner: int | None = None
    due: str = ""
    holds: bool = False


async def add_clause(viewer: Viewer, item: int, written: Written, *, at: datetime | None = None) -> int:
    async with work(viewer, at=at) as act:
        draft = await draft_of_item(act, item)
        deadline = await _require_sound(act, draft, written)
        row = await fetch_one(
            "INSERT INTO clause (conclusion, n, text, owner, deadline, deadline_text, version, updated_at, updated_by)"
            " SELECT $1, coalesce(max(n), 0) + 1, $2, $3, $4, $5, 1, $6, $7 FROM clause"
            " WHERE conclusion = $1 AND removed_at IS NULL RETURNING id",
            await begun(act, draft, viewer), written.text, written.owner, deadline.day, deadline.said, act.now,
            viewer.person,
        )  # fmt: skip
        assert row is not None
        if written.holds:
            await keep(act, row["id"], viewer)
        await tell(act, draft, "clause.added", clause=row["id"])
        return int(row["id"])


async def save_clause(viewer: Viewer, clause: int, written: Written, *, version: int) -> ClauseRow:
    """The clause as it stands now. Stale, with what stands, when it is somebody else's or another version.

    Who holds a clause may repeat a save whose answer was lost: the newer version is his own.
    """
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        deadline = await _require_sound(act, draft, written)
        kept = draft.clause(clause)
        same = _says(kept, written, deadline)
        own = written.holds and kept.author == viewer.person
        if not same and holds.is_held(kept.holder, viewer.person):
            raise Stale(holds.BUSY, "text", theirs=kept, name=kept.holder_name, n=kept.n)
        if not same and kept.version != version and not own:
            raise Stale(MEANWHILE, "text", theirs=kept)
        if written.holds and not holds.is_held(kept.holder, viewer.person):
            await keep(act, clause, viewer)
        if not same:
            await _write(act, kept, viewer, written, deadline)
            await tell(act, draft, "clause.saved", clause=clause)
        return (await draft_of_item(act, draft.item)).clause(clause)


async def move_clause(viewer: Viewer, clause: int, *, up: bool) -> int:
    """Change places with the clause before or after; at the end of the list nothing happens. Returns the item."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        draft.require_writable()
        order = [one.id for one in draft.clauses]
        here = order.index(draft.clause(clause).id)
        there = here - 1 if up else here + 1
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            await _number(order)
            await tell(act, draft, "clause.moved", clause=clause, n=there + 1)
        return draft.item


async def remove_clause(viewer: Viewer, clause: int) -> int:
    """The clause leaves the conclusion but not the record, and can be put back. Returns the item."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        draft.require_writable()
        kept = next((one for one in draft.clauses if one.id == clause), None)
        if kept is not None:
            holds.require_free(kept.holder, viewer.person, name=kept.holder_name, n=kept.n)
            await fetch("UPDATE clause SET removed_at = $2 WHERE id = $1", clause, act.now)
            await fetch("DELETE FROM clause_hold WHERE clause = $1", clause)
            await _number([one.id for one in draft.clauses if one.id != clause])
            await tell(act, draft, "clause.removed", clause=clause)
        return draft.item


async def restore_clause(viewer: Viewer, clause: int) -> int:
    """At the end of the list. Returns the item."""
    async with work(viewer) as act:
        draft = await draft_of_clause(act, clause)
        draft.require_writable()
        if clause not in {one.id for one in draft.clauses}:
            await fetch("UPDATE clause SET removed_at = NULL WHERE id = $1", clause)
            await _number([*(one.id for one in draft.clauses), clause])
            await tell(act, draft, "clause.restored", clause=clause)
        return draft.item


async def _write(act: Work, kept: ClauseRow, viewer: Viewer, written: Written, deadline: Deadline) -> None:
    await fetch(
        "UPDATE clause SET text = $2, owner = $3, deadline = $4, deadline_text = $5, version = version + 1,"
        " updated_at = $6, updated_by = $7 WHERE id = $1",
        kept.id, written.text, written.owner, deadline.day, deadline.said, act.now, viewer.person,
    )  # fmt: skip


async def _number(order: list[int]) -> None:
    await fetch(
        "UPDATE clause SET n = place.n FROM unnest($1::int[]) WITH ORDINALITY AS place(id, n)"
        " WHERE clause.id = place.id",
        order,
    )


async def _require_sound(act: Work, draft: Draft, written: Written) -> Deadline:
    draft.require_writable()
    if not written.text.strip() and not written.holds:
        raise RuleBroken(N_("Write the clause first."), "text")
    today = house_day(act.now)
    if written.owner is not None and written.owner not in {agency.id for agency in await in_force(today)}:
        raise RuleBroken(N_("Choose an agency from the list."), "owner")
    return deadlines.read(written.due, today)


def _says(kept: ClauseRow, written: Written, deadline: Deadline) -> bool:
    now = (kept.text, kept.owner, kept.deadline, kept.deadline_text)
    return now == (written.text, written.owner, deadline.day, deadline.said)

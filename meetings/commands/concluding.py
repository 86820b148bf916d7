"""Writing a conclusion clause by clause, and approving it; what is approved never changes again."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting_of_item
from meetings.queries.conclusions import conclusion_of_item
from meetings.queries.meetings import MeetingFacts
from meetings.rules import conclusions


async def add_clause(viewer: Viewer, item: int, text: str, *, at: datetime | None = None) -> int:
    _require_text(text)
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        _require_begun(facts)
        conclusion = await _open_conclusion(act, item, viewer)
        row = await fetch_one(
            "INSERT INTO clause (conclusion, n, text, version, updated_at, updated_by)"
            " SELECT $1, coalesce(max(n), 0) + 1, $2, 1, $3, $4 FROM clause"
            " WHERE conclusion = $1 AND removed_at IS NULL RETURNING id",
            conclusion, text, act.now, viewer.person,
        )  # fmt: skip
        assert row is not None
        await _tell(act, facts, item, "clause.added", clause=row["id"])
        return int(row["id"])


async def save_clause(viewer: Viewer, clause: int, text: str, *, version: int) -> int:
    """Refused with Stale, carrying the text that stands, when somebody else saved meanwhile. Returns the item."""
    _require_text(text)
    async with work(viewer) as act:
        item = await _item_of(clause)
        facts = await lock_meeting_of_item(item)
        await _open_conclusion(act, item, viewer)
        row = await fetch_one("SELECT text, version FROM clause WHERE id = $1 AND removed_at IS NULL", clause)
        if row is None:
            raise NotFound
        if row["version"] != version and row["text"] != text:
            raise Stale(
                N_("Somebody else saved this clause meanwhile. Both texts are below; keep what is right."),
                "text", theirs=(row["text"], row["version"]),
            )  # fmt: skip
        await fetch(
            "UPDATE clause SET text = $2, version = version + 1, updated_at = $3, updated_by = $4 WHERE id = $1",
            clause, text, act.now, viewer.person,
        )  # fmt: skip
        await _tell(act, facts, item, "clause.saved", clause=clause)
        return item


async def remove_clause(viewer: Viewer, clause: int) -> int:
    """The clause leaves the conclusion but not the record. Returns the item."""
    async with work(viewer) as act:
        item = await _item_of(clause)
        facts = await lock_meeting_of_item(item)
        conclusion = await _open_conclusion(act, item, viewer)
        await fetch("UPDATE clause SET removed_at = $2 WHERE id = $1", clause, act.now)
        await fetch(
            "UPDATE clause SET n = place.n FROM (SELECT id, row_number() OVER (ORDER BY n, id) AS n FROM clause"
            " WHERE conclusion = $1 AND removed_at IS NULL) place WHERE clause.id = place.id",
            conclusion,
        )
        await _tell(act, facts, item, "clause.removed", clause=clause)
        return item


async def approve(viewer: Viewer, item: int, *, seen: str = "", at: datetime | None = None) -> None:
    """Freeze the clauses under the hash of their text. Approving twice is the same act.

    `seen` is the hash of the text that the chair had before him; Stale when it is no longer that.
    """
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        conclusion = await conclusion_of_item(item)
        if conclusion is not None and conclusion.approved:
            return
        clauses = [clause.text for clause in conclusion.clauses] if conclusion else []
        conclusions.require_approvable(approved=False, clauses=clauses)
        assert conclusion is not None
        text = conclusions.as_text(clauses)
        if seen and seen != conclusions.digest(text):
            raise Stale(N_("The text was changed since you read it. Read it again, then approve."))
        await fetch(
            "INSERT INTO approval (conclusion, text, sha256, at, by) VALUES ($1, $2, $3, $4, $5)",
            conclusion.id, text, conclusions.digest(text), act.now, viewer.person,
        )  # fmt: skip
        await _tell(act, facts, item, "conclusion.approved", sha256=conclusions.digest(text))


async def _open_conclusion(act: Work, item: int, viewer: Viewer) -> int:
    """The conclusion that is still being written; made with its first clause."""
    found = await conclusion_of_item(item)
    if found is not None:
        conclusions.require_writable(approved=found.approved)
        return found.id
    row = await fetch_one(
        "INSERT INTO conclusion (item, created_at, created_by) VALUES ($1, $2, $3) RETURNING id",
        item, act.now, viewer.person,
    )  # fmt: skip
    assert row is not None
    return int(row["id"])


async def _item_of(clause: int) -> int:
    row = await fetch_one(
        "SELECT k.item FROM clause c JOIN conclusion k ON k.id = c.conclusion WHERE c.id = $1", clause
    )
    if row is None:
        raise NotFound
    return int(row["item"])


async def _tell(act: Work, facts: MeetingFacts, item: int, kind: str, **data: object) -> None:
    await act.event(kind, subject=("item", item), room=facts.id, item=item, **data)
    act.touch("meeting", facts.id, "conclusion", "agenda")


def _require_text(text: str) -> None:
    if not text.strip():
        raise RuleBroken(N_("Write the clause first."), "text")


def _require_begun(facts: MeetingFacts) -> None:
    if facts.state in {"draft", "called", "cancelled"}:
        raise RuleBroken(N_("A conclusion is written once the meeting sits."))
    if facts.state == "minuted":
        raise RuleBroken(N_("The minutes are frozen: the conclusions no longer change."))

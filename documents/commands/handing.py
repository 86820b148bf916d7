"""Handing out numbered copies of a paper that has no file, and taking them back."""

from __future__ import annotations

from datetime import datetime

from documents.commands.writing import write_event
from documents.gatekeeper import readers_of
from documents.queries.copies import CopyRow, copies_of
from documents.queries.papers import paper_facts
from documents.rules.copies import CHANGED, numbers_for, require_as_read, require_empty_hands, require_readers
from documents.tables.papers import Paper
from ecabinet.access import Viewer
from ecabinet.db import fetch, work
from ecabinet.errors import NotFound, Stale


async def hand_out(
    viewer: Viewer, paper_id: int, people: list[int], *, first: int | None = None, at: datetime | None = None
) -> range:
    """To each of these people a copy, numbered in a row; the numbers."""
    async with work(viewer, at=at) as act:
        paper = await _lock(paper_id)
        require_readers(people, [one.id for one in await readers_of(await paper_facts(paper_id))])
        rows = await copies_of(paper_id)
        require_empty_hands(people, {row.person: row.number for row in rows if row.returned_at is None})
        numbers = numbers_for(people, first=first, used=[row.number for row in rows])
        for number, person in zip(numbers, people, strict=True):
            await fetch(
                "INSERT INTO paper_copy (paper, number, person, handed_at, handed_by) VALUES ($1, $2, $3, $4, $5)",
                paper_id, number, person, act.now, viewer.person,
            )  # fmt: skip
            await write_event(act, "copy.handed_out", paper, number=number, person=person)
        return numbers


async def take_back(viewer: Viewer, paper_id: int, copy: int, *, at: datetime | None = None) -> int:
    """Its number. Taking back twice is the same act."""
    async with work(viewer, at=at) as act:
        paper = await _lock(paper_id)
        row = await _copy(paper_id, copy)
        if row.returned_at is None:
            await fetch(
                "UPDATE paper_copy SET returned_at = $2, returned_to = $3 WHERE id = $1", copy, act.now, viewer.person
            )
            await write_event(act, "copy.taken_back", paper, number=row.number, person=row.person)
        return row.number


async def undo(viewer: Viewer, paper_id: int, copy: int, *, wrong: str) -> int:
    """A wrong entry, its "return" or its "handing", leaves the list and stays in the journal. The copy's number."""
    async with work(viewer) as act:
        paper = await _lock(paper_id)
        row = await _copy(paper_id, copy)
        require_as_read(wrong=wrong, returned=row.returned_at is not None)
        if wrong == "return":
            await fetch("UPDATE paper_copy SET returned_at = NULL, returned_to = NULL WHERE id = $1", copy)
        else:
            await fetch("DELETE FROM paper_copy WHERE id = $1", copy)
        await write_event(act, f"copy.{wrong}_undone", paper, number=row.number, person=row.person)
        return row.number


async def _lock(paper_id: int) -> Paper:
    """Only what has no file is handed out."""
    paper = await Paper.objects().where(Paper.id == paper_id).lock_rows("UPDATE").first()
    if paper is None or not paper.stub:
        raise NotFound
    return paper


async def _copy(paper_id: int, copy: int) -> CopyRow:
    """One that is not there was entered by mistake, and somebody has undone it."""
    for row in await copies_of(paper_id):
        if row.id == copy:
            return row
    raise Stale(CHANGED)

"""A note is its writer's alone until he shares it; then those see it with whom it is shared, and nobody else."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from documents.commands.annotating import erase, remove, restore, rewrite, share
from documents.rules import annotations
from documents.rules.circles import Circles
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from tests.documents.desk import office_of
from tests.documents.notebook import Notebook, notebook_of

SECRET = "Điều này chỉ mình tôi biết"
NOWHERE = Circles()
STROKES = [[(0.1, 0.1), (0.2, 0.12)], [(0.3, 0.1), (0.4, 0.12)]]


@pytest.fixture
async def book(office: Viewer) -> Notebook:
    return await notebook_of(office)


@pytest.fixture
async def writer(office: Viewer) -> Viewer:
    return await member("Bộ trưởng A", "Bộ A")


@pytest.fixture
async def other(office: Viewer) -> Viewer:
    return await member("Bộ trưởng B", "Bộ B")


async def member(name: str, agency: str) -> Viewer:
    row = await fetch_one(
        "INSERT INTO agency (name, kind, symbol, aliases, sort_key) VALUES ($1, 'ministry', '', '{}', $1)"
        " ON CONFLICT (name, valid_from) DO UPDATE SET symbol = '' RETURNING id",
        agency,
    )
    return msgspec.structs.replace(await office_of(name, ()), agency=row["id"])


async def test_it_stands_where_it_was_written(book, writer):
    note = await book.quote(writer, 60, 80, note="Hỏi thêm", color="red")
    row = await book.row(writer, note)
    place = book.prints[1].place(60, 80)
    assert (row.kind, row.note, row.color, row.mine, row.found) == ("note", "Hỏi thêm", "red", True, True)
    assert (row.page, row.rectangles) == (place.page, list(place.rectangles))


async def test_it_is_nobody_elses_business(book, writer, other):
    await book.quote(writer, 60, 80, note=SECRET)
    notes = await book.seen(other)
    assert (notes.placed, notes.earlier, notes.removed) == ([], [], [])


async def test_the_journal_does_not_hear_of_it(book, writer):
    note = await book.quote(writer, 60, 80, note=SECRET)
    await rewrite(writer, note, note=SECRET * 2, color="blue")
    await remove(writer, note)
    await restore(writer, note)
    assert await book.events() == []
    for table in ("event", "notice", "outbox", "access_log"):
        assert not await fetch(f"SELECT 1 FROM {table} AS t WHERE t::text LIKE '%' || $1 || '%'", SECRET)


async def test_the_journal_hears_that_it_was_shared_and_not_what_it_says(book, writer):
    note = await book.quote(writer, 60, 80, note=SECRET)
    await share(writer, note, "meeting", Circles(meeting=True))
    await rewrite(writer, note, note=SECRET * 2, color="yellow")
    await share(writer, note, "", NOWHERE)
    assert await book.events() == ["note.shared", "note.withdrawn"]
    quote = (await book.row(writer, note)).quote
    for text in (SECRET, quote):
        assert not await fetch("SELECT 1 FROM event WHERE data::text LIKE '%' || $1 || '%'", text)


async def test_who_sits_in_the_meeting_sees_what_is_shared_with_it(book, writer, other):
    note = await book.quote(writer, 60, 80, note="Cùng đọc", sharing="meeting")
    row = await book.row(other, note)
    assert (row.writer, row.mine, row.note) == (writer.name, False, "Cùng đọc")
    assert (await book.seen(other, circles=NOWHERE)).placed == []


async def test_who_is_of_the_agency_sees_what_is_shared_with_it(book, writer, other):
    await book.quote(writer, 60, 80, note="Trong Bộ", sharing="agency", circles=Circles(agency=writer.agency))
    colleague = await member("Vụ Pháp chế", "Bộ A")
    theirs = await book.seen(colleague, circles=Circles(agency=colleague.agency))
    assert [row.note for row in theirs.placed] == ["Trong Bộ"]
    for circles in (Circles(agency=other.agency, meeting=True), NOWHERE):
        assert (await book.seen(other, circles=circles)).placed == []


@pytest.mark.parametrize("sharing", ["meeting", "agency"])
async def test_it_is_shared_only_where_one_belongs(book, writer, sharing):
    note = await book.quote(writer, 60, 80)
    for act in (share(writer, note, sharing, NOWHERE), book.write(writer, note="x", sharing=sharing, circles=NOWHERE)):
        with pytest.raises(RuleBroken) as refusal:
            await act
        assert refusal.value.field == "sharing"
    assert await book.events() == []


async def test_what_is_withdrawn_is_seen_no_longer(book, writer, other):
    note = await book.quote(writer, 60, 80, sharing="meeting")
    await share(writer, note, "", NOWHERE)
    assert (await book.seen(other)).placed == []


async def test_only_its_writer_changes_it(book, writer, other):
    note = await book.write(writer, strokes=STROKES, sharing="meeting")
    before = await book.row(writer, note)
    for act in (
        rewrite(other, note, note="của tôi", color="red"), erase(other, note, 0), remove(other, note),
        restore(other, note), share(other, note, "", Circles(meeting=True)),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            await act
    assert await book.row(writer, note) == before


async def test_what_is_removed_can_be_brought_back_by_its_writer_alone(book, writer, other):
    note = await book.quote(writer, 60, 80, note="Nhầm", sharing="meeting")
    await remove(writer, note)
    assert (await book.seen(other)).placed == []
    mine = await book.seen(writer)
    assert ([row.id for row in mine.removed], mine.placed) == ([note], [])
    with pytest.raises(NotFound):
        await rewrite(writer, note, note="x", color="red")
    await restore(writer, note)
    row = await book.row(writer, note)
    assert (row.note, row.sharing, row.removed_at) == ("Nhầm", "", None)
    assert await book.events() == ["note.shared", "note.withdrawn"]


async def test_after_a_day_it_is_gone(book, writer):
    note = await book.quote(writer, 60, 80)
    async with work(writer):
        await fetch("UPDATE annotation SET removed_at = now() - interval '25 hours' WHERE id = $1", note)
    assert (await book.seen(writer)).removed == []
    with pytest.raises(RuleBroken):
        await restore(writer, note)


async def test_strokes_are_rubbed_out_one_by_one_and_with_the_last_the_drawing(book, writer):
    note = await book.write(writer, strokes=STROKES, sharing="meeting")
    await erase(writer, note, 0)
    row = await book.row(writer, note)
    assert [[tuple(point) for point in stroke] for stroke in row.strokes] == STROKES[1:]
    with pytest.raises(NotFound):
        await erase(writer, note, 1)
    await erase(writer, note, 0)
    assert [row.id for row in (await book.seen(writer)).removed] == [note]
    assert await book.events() == ["note.shared", "note.withdrawn"]


@pytest.mark.parametrize("mark", [{}, {"note": "x", "page": 0}, {"note": "x", "page": 10_000}, {"quote": "không có"}])
async def test_it_says_something_about_a_page_that_there_is(book, writer, mark):
    with pytest.raises(RuleBroken):
        await book.write(writer, **mark)
    note = await book.write(writer, note="x")
    with pytest.raises(RuleBroken):
        await rewrite(writer, note, note="", color="red")


async def test_there_is_an_end_to_writing(book, writer, monkeypatch):
    monkeypatch.setattr(annotations, "MOST_NOTES", 2)
    for _ in range(2):
        await book.write(writer, note="x")
    with pytest.raises(RuleBroken):
        await book.write(writer, note="x")


async def test_removing_and_sharing_at_once_leave_no_shared_note_behind(book, writer, other):
    note = await book.quote(writer, 60, 80)
    acts = (share(writer, note, "meeting", Circles(meeting=True)), remove(writer, note))
    await asyncio.gather(*acts, return_exceptions=True)
    assert (await book.seen(other)).placed == []
    await restore(writer, note)
    assert (await book.seen(other)).placed == []

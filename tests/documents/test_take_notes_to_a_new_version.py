"""Notes go on to a new version where their words are; what has no place there is kept as a note on an earlier one."""

from __future__ import annotations

import pytest

from documents.commands import attaching
from documents.commands.annotating import remove, restore
from documents.commands.checking import put_aside
from documents.commands.reanchoring import reanchor, reanchor_on_new_version
from ecabinet.access import Viewer
from ecabinet.db import fetch
from tests.documents.desk import office_of
from tests.documents.notebook import WORDS, Notebook, notebook_of

NEW_CHAPTER = "Chương mới thêm vào đầu dự thảo này theo ý kiến thành viên Chính phủ"
ADDED = NEW_CHAPTER.split()


@pytest.fixture
async def book(office: Viewer) -> Notebook:
    return await notebook_of(office)


@pytest.fixture
async def writer(office: Viewer) -> Viewer:
    return await office_of("Bộ trưởng A", ())


async def test_it_stands_on_the_same_words(book, writer):
    note = await book.quote(writer, 60, 80, note="Ở đây")
    new = await book.print([*ADDED, *WORDS], n=2)
    await reanchor(new.id)
    row, place = await book.row(writer, note, n=2), book.prints[2].place(60 + len(ADDED), 80 + len(ADDED))
    assert (row.found, row.made_on, row.note) == (True, 1, "Ở đây")
    assert (row.page, row.rectangles) == (place.page, list(place.rectangles))
    assert (await book.row(writer, note)).rectangles == list(book.prints[1].place(60, 80).rectangles)


async def test_what_has_no_place_is_listed_and_never_lost(book, writer):
    note = await book.quote(writer, 60, 80, note="Câu này đã bỏ")
    new = await book.print([*WORDS[:60], *WORDS[80:]], n=2)
    await reanchor(new.id)
    (row,) = (await book.seen(writer, n=2)).earlier
    assert (row.id, row.note, row.made_on, row.found) == (note, "Câu này đã bỏ", 1, False)
    assert row.quote == " ".join(WORDS[60:80])


async def test_it_comes_back_where_its_words_come_back(book, writer):
    note = await book.quote(writer, 60, 80)
    for n, words in ((2, [*WORDS[:60], *WORDS[80:]]), (3, [*ADDED, *WORDS])):
        await reanchor((await book.print(words, n=n)).id)
    assert not (await book.row(writer, note, n=2)).found
    assert (await book.row(writer, note, n=3)).found


async def test_before_anybody_looked_for_it_it_is_listed_too(book, writer):
    note = await book.quote(writer, 60, 80)
    await book.print([*ADDED, *WORDS], n=2, drawn=False)
    assert [row.id for row in (await book.seen(writer, n=2)).earlier] == [note]


async def test_a_version_without_words_says_nothing_of_it(book, writer):
    note = await book.quote(writer, 60, 80)
    new = await book.print([*ADDED, *WORDS], n=2, drawn=False)
    await reanchor(new.id)
    assert await fetch("SELECT 1 FROM anchor WHERE annotation = $1 AND version = $2", note, new.id) == []


async def test_a_note_about_a_page_goes_where_the_page_went(book, writer):
    second = next(n for n in range(500) if book.prints[1].place(n, n + 1).page == 2)
    note = await book.write(writer, page=2, note="Xem lại trang này")
    new = await book.print([*WORDS[:100], *ADDED * 30, *WORDS[100:]], n=2)
    await reanchor(new.id)
    row, there = await book.row(writer, note, n=2), second + 30 * len(ADDED)
    assert (row.page, row.rectangles) == (book.prints[2].place(there, there + 1).page, [])


async def test_a_drawing_goes_with_the_words_beside_it(book, writer):
    strokes = [[(0.92, 0.25), (0.96, 0.31)]]
    note = await book.write(writer, page=1, strokes=strokes)
    new = await book.print([*ADDED, *WORDS], n=2)
    await reanchor(new.id)
    row = await book.row(writer, note, n=2)
    assert row.made_at[0][1:3] == (0.92, 0.25)
    assert row.rectangles[0][1] == 0.92
    assert row.rectangles[0][2] == pytest.approx(0.25 + 0.03, abs=0.011), "a line further down"


async def test_to_look_twice_changes_nothing(book, writer):
    await book.quote(writer, 60, 80)
    new = await book.print([*ADDED, *WORDS], n=2)
    await reanchor(new.id)
    before = await fetch("SELECT * FROM anchor ORDER BY id")
    await reanchor(new.id)
    assert await fetch("SELECT * FROM anchor ORDER BY id") == before


async def test_who_still_reads_the_earlier_version_is_followed_too(book, writer):
    new = await book.print([*ADDED, *WORDS], n=2)
    await reanchor(new.id)
    note = await book.quote(writer, 60, 80)
    (job,) = await fetch("SELECT args FROM outbox WHERE job = 'notes.reanchor'")
    assert job["args"] == f'{{"version": {new.id}}}'
    await reanchor(new.id)
    assert (await book.row(writer, note, n=2)).found


async def test_what_was_removed_meanwhile_comes_back_in_its_place(book, writer):
    note = await book.quote(writer, 60, 80)
    await remove(writer, note)
    await reanchor((await book.print([*ADDED, *WORDS], n=2)).id)
    await restore(writer, note)
    assert (await book.row(writer, note, n=2)).found


async def test_a_new_version_leaves_the_job_behind(book, monkeypatch):
    monkeypatch.setattr(attaching, "on_new_version", [reanchor_on_new_version])
    new = await book.print([*ADDED, *WORDS], n=2)
    (job,) = await fetch("SELECT args FROM outbox WHERE job = 'notes.reanchor'")
    assert job["args"] == f'{{"version": {new.id}}}'


async def test_what_quotes_a_version_that_was_put_aside_is_shown_no_more(book, writer):
    await book.quote(writer, 60, 80)
    await reanchor((await book.print([*ADDED, *WORDS], n=2)).id)
    await put_aside((await book.version(1)).sha256)
    notes = await book.seen(writer, n=2)
    assert (notes.placed, notes.earlier) == ([], [])
    (kept,) = await fetch("SELECT quote, before, after FROM annotation")
    assert tuple(kept) == ("", "", "")


async def test_nothing_of_it_is_in_the_journal(book, writer):
    await book.quote(writer, 60, 80)
    new = await book.print([*ADDED, *WORDS], n=2)
    before = await fetch("SELECT count(*) FROM event")
    await reanchor(new.id)
    assert await fetch("SELECT count(*) FROM event") == before

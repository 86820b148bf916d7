"""A PDF that was sent becomes pages: readable with its first, drawn to its last, whatever dies meanwhile."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from documents import store
from documents.commands.attaching import attach
from documents.commands.checking import take_up_undrawn
from documents.queries.pages import Heading, page_of, page_sizes, rendering_of, text_of_pages
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.jobs import do_due
from tests.documents.make_pdf import pages
from tests.papers import checked


async def attached(office: Viewer, data: bytes, name: str = "du-thao.pdf") -> PaperRow:
    paper_id = await attach(office, title="Dự thảo", kind="draft", upload_name=name, data=data, meeting=9017, item=9003)
    return await paper(paper_id)


async def state_of(row: PaperRow) -> str:
    return (await paper(row.id)).state


async def test_what_was_sent_is_received_and_then_readable_with_its_pages(office: Viewer) -> None:
    row = await attached(office, pages("0", "1"))
    assert row.state == "received"
    await checked()
    version = await fetch_one("SELECT state, at, readable_at, pages FROM paper_version WHERE id = $1", row.version_id)
    assert (version["state"], version["pages"]) == ("readable", 2)
    assert version["readable_at"] > version["at"]
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    assert (drawn.state, drawn.pages, drawn.ready) == ("done", 2, 2)


async def test_a_page_has_its_picture_its_words_and_where_they_stand(office: Viewer) -> None:
    row = await attached(office, pages("0", "KHÔNG MẬT ĐỘ 12"))
    await checked()
    page = await page_of(row.sha256, 2)
    assert page is not None
    assert (page.width, page.height) == (1600, 2265)
    assert page.text == "KHÔNG MẬT ĐỘ 12"
    ((x, y, width, height, text),) = page.lines
    assert (round(x, 3), text) == (round(60 / 595, 3), "KHÔNG MẬT ĐỘ 12")
    assert 0.05 < y < (842 - 780) / 842 < y + height < 0.09
    assert 0.05 < width < 0.3
    with Image.open(store.picture_path(row.sha256, 2, 1600)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (1600, 2265))


async def test_the_first_pages_come_first_and_each_step_is_a_job_of_its_own(office: Viewer) -> None:
    row = await attached(office, pages(*(f"KHÔNG {n}" for n in range(47))))
    ready = []
    while await do_due(most=1, slow=True):
        drawn = await rendering_of(row.sha256)
        assert drawn is not None
        ready.append((await state_of(row), drawn.ready))
    assert ready == [("checking", 0), *(("readable", n) for n in (5, 15, 25, 35, 45, 47))]
    assert [size.n for size in await page_sizes(row.sha256)] == list(range(1, 48))
    assert await text_of_pages(row.sha256) == [f"KHÔNG {n}" for n in range(47)]


async def test_the_same_content_sent_again_is_readable_at_once_and_drawn_once(office: Viewer) -> None:
    data = pages("KHÔNG 1", "KHÔNG 2")
    first = await attached(office, data)
    both = [first, await attached(office, data)]
    assert [await state_of(row) for row in both] == ["received", "received"]
    await checked()
    assert [await state_of(row) for row in both] == ["readable", "readable"]
    third = await attached(office, data, name="ten-khac.pdf")
    assert (third.state, third.pages) == ("readable", 2)
    jobs = await fetch("SELECT 1 FROM outbox WHERE job LIKE 'paper.%' AND done_at IS NULL")
    assert jobs == []
    version = await fetch_one("SELECT at, readable_at FROM paper_version WHERE id = $1", third.version_id)
    assert version["at"] == version["readable_at"]


async def test_it_is_told_once_for_each_version_that_it_is_readable(office: Viewer) -> None:
    data = pages("KHÔNG 1")
    rows = [await attached(office, data), await attached(office, data)]
    await checked()
    events = await fetch("SELECT subject_id, room, item FROM event WHERE kind = 'paper.readable' ORDER BY id")
    assert [tuple(event) for event in events] == [(row.id, 9017, 9003) for row in rows]


async def test_papers_of_the_past_are_drawn_when_nobodys_paper_waits(office: Viewer) -> None:
    """They are readable since they came, and the newest is drawn first."""
    await fetch("UPDATE installation SET sample = TRUE")
    long_ago = (await fetch_one("SELECT now() - interval '3 days' AS at"))["at"]
    old = [
        await attach(
            office, title="Cũ", kind="draft", upload_name="a.pdf", data=pages(f"KHÔNG {n}"), meeting=9017, at=long_ago
        )
        for n in range(2)
    ]
    assert [(await paper(one)).state for one in old] == ["readable", "readable"]
    new = await attached(office, pages("KHÔNG 9"))
    await take_up_undrawn()
    order = []
    while await do_due(most=1, slow=True):
        await take_up_undrawn()
        if drawn := await fetch("SELECT blob FROM rendering WHERE state = 'done'"):
            order += [row["blob"] for row in drawn if row["blob"] not in order]
    papers = [(await paper(one)).sha256 for one in (new.id, *reversed(old))]
    assert order == papers
    since = await fetch("SELECT readable_at FROM paper_version WHERE paper = ANY($1::int[])", old)
    assert [row["readable_at"] for row in since] == [long_ago, long_ago]


def with_bookmarks(data: bytes) -> bytes:
    """A chapter on the first page and an article on the second; the third one leads nowhere."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        with file.open_outline() as outline:
            chapter = pikepdf.OutlineItem("Chương I", 0)
            chapter.children.append(pikepdf.OutlineItem("  Điều 1 ", 1))
            outline.root.extend([chapter, pikepdf.OutlineItem("Phụ lục")])
        file.save(made)
    return made.getvalue()


async def test_an_outline_is_the_files_own(office: Viewer) -> None:
    row = await attached(office, with_bookmarks(pages("KHÔNG 1", "KHÔNG 2")))
    await checked()
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    assert drawn.outline == [Heading(1, "Chương I", 1), Heading(2, "Điều 1", 2)]


async def test_an_outline_is_found_in_the_words_of_a_file_without_one(office: Viewer) -> None:
    row = await attached(office, pages("KHÔNG", "Điều 1.", "Điều 2."))
    await checked()
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    assert drawn.outline == [Heading(1, "Điều 1.", 2), Heading(1, "Điều 2.", 3)]

"""A PDF that was sent becomes pages: readable with its first, drawn to its last, whatever dies meanwhile."""

from __future__ import annotations

from PIL import Image

from documents import store
from documents.commands.attaching import attach
from documents.queries.pages import page_of, page_sizes, rendering_of, text_of_pages
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Viewer
from ecabinet.db import fetch_one
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
    assert ready == [("checking", 0), ("readable", 5), ("readable", 25), ("readable", 45), ("readable", 47)]
    assert [size.n for size in await page_sizes(row.sha256)] == list(range(1, 48))
    assert await text_of_pages(row.sha256) == [f"KHÔNG {n}" for n in range(47)]

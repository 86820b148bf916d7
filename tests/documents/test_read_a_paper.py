"""A paper that is opened shows its pages: the one where the reader is stands in the answer, the others have a place."""

import re

import pytest

from documents.commands.attaching import attach, replace
from documents.queries.papers import PaperRow, paper
from documents.rules import reasons
from ecabinet.access import Relation
from ecabinet.db import fetch
from tests.documents.desk import Desk
from tests.documents.drawing import draw, real_pdf

OUTLINE = [(1, "Đánh giá chung", 1), (2, "Nhiệm vụ, giải pháp", 3)]
FILLED = re.compile(r'<article class="pp at" id="page-(\d+)"')


async def attached(desk: Desk, says: dict[int, str] | None = None, **more: int) -> PaperRow:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.pdf", data=real_pdf(), **more)
    desk.relations[made] = Relation()
    found = await paper(made)
    await draw(found.sha256, outline=OUTLINE, says=says)
    return found


@pytest.fixture
async def row(desk: Desk) -> PaperRow:
    return await attached(desk)


async def read(desk: Desk, row: PaperRow, query: str = "") -> str:
    answer = await desk.client.get(f"/papers/{row.id}{query}")
    assert answer.status_code == 200
    return answer.text


async def test_the_first_page_is_in_the_answer_and_needs_no_script(desk, row):
    html = await read(desk, row)
    assert FILLED.findall(html) == ["1"]
    image = f"/papers/{row.id}/versions/1/pages/1.webp"
    assert f'<link rel="preload" as="image" href="{image}"' in html
    assert html.count(f'src="{image}"') == 1
    assert ">Thông báo số 365/TB-VPCP</text>" in html
    assert re.findall(r'<article class="pp[^"]*" id="page-(\d)"', html) == ["1", "2", "3", "4"]


async def test_every_page_has_its_place_and_a_layer_for_marks(desk, row):
    html = await read(desk, row)
    assert re.findall(r'<svg class="marks" id="marks-(\d)" viewBox="0 0 1600 2263">', html) == ["1", "2", "3", "4"]
    assert 'id="notes"' in html


async def test_the_page_that_is_asked_for_is_shown_with_ways_to_its_neighbours(desk, row):
    html = await read(desk, row, "?page=3")
    assert FILLED.findall(html) == ["3"]
    for page in (2, 4):
        assert f'href="/papers/{row.id}/versions/1?page={page}"' in html


@pytest.mark.parametrize(
    ("asked", "shown"), [("99999", "4"), ("0", "1"), ("-1", "1"), ("x", "1"), ("", "1"), ("9" * 30, "1")]
)
async def test_a_page_that_is_not_there_is_the_nearest_or_the_first(desk, row, asked, shown):
    assert FILLED.findall(await read(desk, row, f"?page={asked}")) == [shown]


@pytest.mark.parametrize(
    ("about", "back"),
    [({"meeting": 9017, "item": 9003}, "/items/9003"), ({"meeting": 9017}, "/meetings/9017"), ({}, "/")],
)
async def test_the_way_back_is_to_what_it_is_a_paper_of(desk, about, back):
    html = await read(desk, await attached(desk, **about))
    assert f'<a class="ib" href="{back}"' in html


async def test_the_outline_leads_to_its_pages(desk, row):
    html = await read(desk, row)
    assert f'href="/papers/{row.id}/versions/1?page=3" data-go="3">Nhiệm vụ, giải pháp</a>' in html


async def test_who_reads_stands_over_every_page_and_in_no_image(desk, row):
    html = await read(desk, row)
    assert re.search(r'<pattern id="watermark".*?>Chuyên viên thử nghiệm · \d\d:\d\d \d\d/\d\d/\d{4}</text>', html)
    assert html.count('fill="url(#watermark)"') == 4


async def test_words_that_are_looked_for_are_marked_and_listed_without_script(desk, row):
    html = await read(desk, row, "?page=2&q=thu tuong chinh phu")
    assert '<section class="rail find" id="find" aria-labelledby="find-title" data-open="yes">' in html
    assert 'id="hit-2-1"' in html
    assert f'href="/papers/{row.id}/versions/1?page=3&amp;q=thu%20tuong%20chinh%20phu#hit-3-1"' in html


async def test_what_a_paper_says_and_what_is_looked_for_stay_text(desk):
    row = await attached(desk, says={1: "<b hx-get=/x>a</b>"})
    html = await read(desk, row, "?q=<b+hx-get=/x>")
    assert "<b hx" not in html
    assert "&lt;b hx-get=/x&gt;" in html
    assert re.search(r'<svg class="words"[^>]* hx-ignore>', html)


async def test_pages_that_are_not_drawn_yet_have_a_place_already(desk, row):
    await fetch("UPDATE rendering SET ready = 2, state = 'running', pages = 300 WHERE blob = $1", row.sha256)
    html = await read(desk, row, "?page=200")
    assert html.count('<svg class="marks"') == 300
    assert FILLED.findall(html) == []
    assert 'data-at="200"' in html


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE paper_version SET state = 'checking' WHERE blob = $1",
        "UPDATE rendering SET state = 'running', ready = 0 WHERE blob = $1",
    ],
)
async def test_a_paper_of_which_nothing_can_be_shown_yet_says_so_and_opens_by_itself(desk, row, change):
    await fetch("DELETE FROM page WHERE blob = $1", row.sha256)
    await fetch(change, row.sha256)
    html = await read(desk, row)
    status = f"/papers/{row.id}/versions/1/status?waiting=on"
    assert f'hx-get="{status}"' in html
    assert "hx-refresh" not in (await desk.client.get(status)).headers
    await draw(row.sha256)
    assert (await desk.client.get(status)).headers["hx-refresh"] == "true"


async def test_a_paper_that_is_being_drawn_shows_what_there_is_and_how_far_it_is(desk, row):
    await fetch("UPDATE rendering SET state = 'running', ready = 2 WHERE blob = $1", row.sha256)
    html = await read(desk, row)
    assert FILLED.findall(html) == ["1"]
    assert "Đang chuẩn bị: 2/4 trang" in html
    assert f'hx-get="/papers/{row.id}/versions/1/status"' in html


async def test_a_paper_that_cannot_be_drawn_says_so(desk):
    made = await attach(desk.viewer, title="Hỏng", kind="other", upload_name="a.pdf", data=real_pdf())
    desk.relations[made] = Relation()
    found = await paper(made)
    await draw(found.sha256, ready=0)
    await fetch("UPDATE rendering SET state = 'failed', reason = $2 WHERE blob = $1", found.sha256, reasons.UNDRAWN)
    assert "Không hiển thị được các trang của tệp." in await read(desk, found)


async def test_an_earlier_version_says_which_is_the_newest_who_sent_it_and_why(desk, row):
    await replace(desk.viewer, row.id, why="Tiếp thu ý kiến", upload_name="b.pdf", data=real_pdf(2))
    await draw((await paper(row.id)).sha256)
    old = await read(desk, row, "/versions/1")
    assert "Đây là bản cũ. Bản mới nhất là bản 2." in old
    assert "Chuyên viên thử nghiệm: Tiếp thu ý kiến" in old
    new = await read(desk, row)
    assert "Đây là bản cũ" not in new
    assert "Bản 2, 8 trang" in new


async def test_a_reader_goes_on_where_he_left_off(desk, row):
    await read(desk, row)
    await fetch("UPDATE reading SET page = 3, seen = '\\x07'")
    html = await read(desk, row)
    assert FILLED.findall(html) == ["3"]
    assert "Đọc tiếp từ trang 3" in html
    assert "đã đọc 75%" in html
    assert "Đọc tiếp" not in await read(desk, row, "?page=3")


async def test_the_original_is_offered_only_to_who_may_take_a_copy(desk, row):
    assert "/versions/1/original" in await read(desk, row)
    await fetch("UPDATE account SET duties = '{member}' WHERE id = $1", desk.viewer.account)
    for downloads in (True, False):
        desk.relations[row.id] = Relation(capacity="member", downloads=downloads)
        assert ("/versions/1/original" in await read(desk, row)) is downloads

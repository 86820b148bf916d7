"""The words alone, for who reads by ear or on a small screen: headings as headings, pages as parts."""

import pytest

from documents.commands.attaching import attach
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Relation
from ecabinet.db import fetch
from tests.documents.desk import Desk
from tests.documents.drawing import draw, real_pdf
from tests.documents.make_word import paragraph, word


async def attached(desk: Desk, name: str, data: bytes) -> PaperRow:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name=name, data=data)
    desk.relations[made] = Relation()
    await fetch("UPDATE paper_version SET state = 'readable' WHERE paper = $1", made)
    return await paper(made)


@pytest.fixture
async def row(desk: Desk) -> PaperRow:
    found = await attached(desk, "a.pdf", real_pdf())
    await draw(found.sha256)
    return found


async def read(desk: Desk, row: PaperRow) -> str:
    answer = await desk.client.get(f"/papers/{row.id}/versions/1/text")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.text


async def test_each_page_is_a_part_with_its_headings_and_paragraphs(desk, row):
    html = await read(desk, row)
    assert '<h2 class="pn" id="page-2-title">Trang 2</h2>' in html
    assert "<h3>II. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM 06 THÁNG CUỐI NĂM 2026</h3>" in html
    assert "<p>Ngày 06 tháng 7 năm 2026, tại Thành phố Hồ Chí Minh, Phó Thủ tướng Thường trực Chính phủ" in html
    assert f'href="/papers/{row.id}/versions/1"' in html


async def test_a_page_without_words_says_so(desk):
    row = await attached(desk, "a.pdf", real_pdf())
    await draw(row.sha256, says={3: ""})
    assert "Trang này không có chữ, chỉ có hình." in await read(desk, row)


async def test_what_others_wrote_stays_text(desk):
    row = await attached(desk, "a.pdf", real_pdf())
    await draw(row.sha256, says={1: "<script>a()</script> <a hx-get=/x>"})
    html = await read(desk, row)
    assert "&lt;script&gt;a()" in html
    assert 'lang="vi" hx-ignore>' in html


async def test_words_that_are_not_there_yet_are_waited_for(desk):
    assert "Phần chữ chưa sẵn sàng" in await read(desk, await attached(desk, "a.pdf", real_pdf(2)))


async def test_a_word_paper_is_a_sheet(desk):
    html = await read(desk, await attached(desk, "a.docx", word(paragraph("Điều 1. Phạm vi") + paragraph("Nội dung."))))
    assert "Điều 1. Phạm vi" in html
    assert '<article class="paper" hx-ignore>' in html

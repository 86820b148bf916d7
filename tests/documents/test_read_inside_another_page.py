"""The pages of a version for the room: one of them with its words, the others as empty places."""

import re

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


async def book(desk: Desk, row: PaperRow, query: str = "") -> str:
    answer = await desk.client.get(f"/papers/{row.id}/versions/1/book{query}")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    return answer.text


async def test_the_page_that_is_asked_for_comes_along_with_who_reads_it_laid_over(desk):
    row = await attached(desk, "a.pdf", real_pdf())
    await draw(row.sha256)
    html = await book(desk, row, "?page=3")
    here = f"/papers/{row.id}/versions/1"
    assert f'data-here="{here}" data-at="3"' in html
    assert re.findall(r'src="([^"]+)"', html) == [f"{here}/pages/3.webp"]
    assert re.findall(r'class="pp[^>]*data-n="(\d)"', html) == ["1", "2", "3", "4"]
    assert f">{desk.viewer.name} · " in html
    assert 'data-at="4"' in await book(desk, row, "?page=99")


async def test_a_word_paper_without_pages_is_its_words_until_they_come(desk):
    row = await attached(desk, "a.docx", word(paragraph("Nội dung.")))
    html = await book(desk, row)
    assert "Nội dung." in html
    assert "data-coming" in html
    await fetch(
        "INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, 'text_only', 0, 0, '[]', '')"
        " ON CONFLICT (blob) DO UPDATE SET state = 'text_only'",
        row.sha256,
    )
    assert "data-coming" not in await book(desk, row)


async def test_what_cannot_be_read_is_not_given(desk):
    row = await attached(desk, "a.pdf", real_pdf())
    await fetch("UPDATE paper_version SET state = 'quarantined' WHERE paper = $1", row.id)
    assert (await desk.client.get(f"/papers/{row.id}/versions/1/book")).status_code == 404

"""Looking for words in a paper: how often, where, and what stands around them."""

import pytest

from documents.commands.attaching import attach
from documents.queries import finding
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Relation
from tests.documents.desk import Desk
from tests.documents.drawing import draw, real_pdf


@pytest.fixture
async def row(desk: Desk) -> PaperRow:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.pdf", data=real_pdf())
    desk.relations[made] = Relation()
    found = await paper(made)
    await draw(found.sha256)
    return found


async def search(desk: Desk, row: PaperRow, words: str):
    return await desk.client.get(f"/papers/{row.id}/versions/1/search", params={"q": words})


async def test_it_finds_without_diacritics_and_says_how_often_and_where(desk, row):
    answer = await search(desk, row, "giai ngan von")
    assert answer.status_code == 200
    assert "3 chỗ" in answer.text
    assert answer.text.count("<mark>") == 3
    assert 'data-page="1" data-place="hit-1-1"' in answer.text
    assert 'data-page="2" data-place="hit-2-1"' in answer.text
    assert "<mark>giải ngân vốn</mark>" in answer.text


async def test_what_is_found_over_two_lines_has_a_box_in_each(desk, row):
    first, *_ = await finding.find(row.sha256, "giải ngân vốn")
    assert len(first.boxes) == 2


async def test_who_finds_nothing_is_told_what_to_do(desk, row):
    answer = await search(desk, row, "không có trong tài liệu này đâu")
    assert "Hãy thử ít từ hơn" in answer.text
    assert "<mark>" not in answer.text


async def test_what_stands_everywhere_is_not_listed_without_end(desk, row):
    assert len(await finding.find(row.sha256, "a")) == finding.MOST
    assert "500 chỗ đầu tiên" in (await search(desk, row, "a")).text


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "x" * 101, "\x00", "\ud800".encode("utf-8", "surrogatepass")])
async def test_who_asks_for_nothing_gets_nothing(desk, row, words):
    answer = await search(desk, row, words)
    assert answer.status_code == 200
    assert "<mark>" not in answer.text


async def test_nobody_searches_what_is_not_his(desk, row):
    desk.relations[row.id] = None
    answer = await search(desk, row, "thu tuong")
    assert answer.status_code == 404
    assert "<mark>" not in answer.text

"""One page: its image for a browser's eyes only, and its words with the places where they stand."""

import re

import pytest

from documents import store
from documents.commands.attaching import attach
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Relation
from ecabinet.db import fetch
from tests.documents.desk import Desk
from tests.documents.drawing import draw, real_pdf


@pytest.fixture
async def row(desk: Desk) -> PaperRow:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.pdf", data=real_pdf())
    desk.relations[made] = Relation()
    found = await paper(made)
    await draw(found.sha256, ready=2)
    return found


async def ask(desk: Desk, row: PaperRow, page: str):
    return await desk.client.get(f"/papers/{row.id}/versions/1/pages/{page}")


async def test_the_image_is_given_with_nothing_that_could_run_or_be_kept(desk, row):
    answer = await ask(desk, row, "1.webp")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.content == store.picture_path(row.sha256, 1, 1600).read_bytes()
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def test_there_are_two_widths_whatever_is_asked_for(desk, row):
    closer = store.picture_path(row.sha256, 1, 2400)
    closer.write_bytes(b"RIFF closer")
    for asked, content in (("2400", closer), ("99999", closer), ("1600", None), ("1", None), ("x", None), ("-1", None)):
        answer = await ask(desk, row, f"1.webp?w={asked}")
        assert (answer.status_code, answer.content == b"RIFF closer") == (200, content is closer)


async def test_the_words_stand_where_the_image_shows_them(desk, row):
    answer = await ask(desk, row, "2")
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<svg class="words" viewBox="0 0 1600 2263"')
    x, y, size, length, text = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs">'
        r"([^<]+)</text>", answer.text,
    )[1]  # fmt: skip
    assert text.startswith("khá (lần lượt là 10,9% và 11,8%)")
    assert 200 < float(x) < 260
    assert 1180 < float(length) < 1250
    assert 20 < float(size) < 50
    assert 100 < float(y) < 350
    assert "style" not in answer.text


async def test_words_that_are_looked_for_are_marked(desk, row):
    assert 'class="hit"' not in (await ask(desk, row, "1")).text
    marked = (await ask(desk, row, "1?q=PHÓ thu tuong")).text
    assert '<g class="hit" id="hit-1-1"><rect x="' in marked


@pytest.mark.parametrize(
    "page",
    ["3", "3.webp", "5", "0", "00", "1.png", "1.webp.webp", "x", "-1", "1.0", "01", "9" * 12, "%31.webp%00", "²"],
)
async def test_a_page_that_is_not_drawn_or_is_none_is_not_there(desk, row, page):
    assert (await ask(desk, row, page)).status_code == 404


@pytest.mark.parametrize("page", ["1", "1.webp"])
async def test_nothing_is_given_of_what_is_not_yours_or_was_put_aside(desk, row, page):
    desk.relations[row.id] = None
    hidden = await ask(desk, row, page)
    desk.relations[row.id] = Relation()
    await fetch("UPDATE paper_version SET state = 'quarantined' WHERE paper = $1", row.id)
    aside = await ask(desk, row, page)
    missing = await desk.client.get(f"/papers/{10**6}/versions/1/pages/{page}")
    assert [hidden.status_code, aside.status_code, missing.status_code] == [404, 404, 404]
    assert hidden.content == missing.content

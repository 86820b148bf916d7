"""Where somebody is in a paper and what he has seen of it: kept for him, and for who asks who opened it."""

import asyncio

import pytest

from documents.commands.attaching import attach
from documents.commands.reading import open_version, read_on
from documents.queries.papers import PaperRow, paper
from documents.queries.readings import my_readings, readings_of
from ecabinet.access import Relation
from ecabinet.db import fetch, fetch_one
from ecabinet.settings import settings
from tests.documents.desk import Desk, office_of
from tests.documents.drawing import draw, real_pdf
from tests.documents.make_word import paragraph, word


@pytest.fixture
async def row(desk: Desk) -> PaperRow:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.pdf", data=real_pdf())
    desk.relations[made] = Relation()
    found = await paper(made)
    await draw(found.sha256)
    return found


async def tell(desk: Desk, row: PaperRow, **fields: object):
    headers = {"origin": settings().base_url, "x-csrftoken": desk.viewer.csrf}
    return await desk.client.post(f"/papers/{row.id}/versions/1/reading", data=fields, headers=headers)


async def mine(desk: Desk, row: PaperRow):
    return (await my_readings(desk.viewer.person, [row.version_id])).get(row.version_id)


async def test_opening_is_kept_once_and_needs_no_script(desk, row):
    assert await readings_of(row.version_id) == []
    await desk.client.get(f"/papers/{row.id}")
    (first,) = await readings_of(row.version_id)
    await desk.client.get(f"/papers/{row.id}?page=2")
    (again,) = await readings_of(row.version_id)
    assert (first.name, first.page, first.seen, first.pages) == ("Chuyên viên thử nghiệm", 1, 0, 4)
    assert again.first_at == first.first_at
    assert again.last_at > first.last_at


async def test_a_look_at_a_page_alone_or_at_the_facts_opens_nothing(desk, row):
    for path in ("/about", "/versions/1/pages/1", "/versions/1/pages/1.webp", "/versions/1/search?q=a"):
        assert (await desk.client.get(f"/papers/{row.id}{path}")).status_code == 200
    assert await readings_of(row.version_id) == []


async def test_what_is_read_as_text_is_opened_too_but_not_what_the_room_shows(desk, row):
    made = await attach(desk.viewer, title="Tờ trình", kind="draft", upload_name="a.docx", data=word(paragraph("Một.")))
    desk.relations[made] = Relation()
    await fetch("UPDATE paper_version SET state = 'readable' WHERE paper = $1", made)
    version = (await paper(made)).version_id
    await desk.client.get(f"/papers/{made}/versions/1/book")
    assert await readings_of(version) == []
    await desk.client.get(f"/papers/{made}/versions/1/text")
    assert len(await readings_of(version)) == 1


async def test_the_page_and_what_was_seen_are_kept(desk, row):
    await desk.client.get(f"/papers/{row.id}")
    answer = await tell(desk, row, page=2, seen=[1, 2])
    assert (answer.status_code, answer.text.strip()) == (200, "đã đọc 50%")
    await tell(desk, row, page=4, seen=[4, 4])
    found = await mine(desk, row)
    assert (found.page, found.seen, found.pages, found.percent) == (4, 3, 4, 75)


async def test_turning_pages_is_not_in_the_journal(desk, row):
    before = await fetch_one("SELECT count(*) AS n FROM event")
    await desk.client.get(f"/papers/{row.id}")
    await tell(desk, row, page=3, seen=[3])
    assert await fetch_one("SELECT count(*) AS n FROM event") == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"page": 5}, 404), ({"page": 1, "seen": [1, 99]}, 404), ({"page": 0}, 422), ({"page": "x"}, 422), ({}, 422),
        ({"page": 1, "seen": [-1]}, 422), ({"page": 10**12}, 422), ({"page": 1, "seen": list(range(1, 502))}, 422),
    ],
)  # fmt: skip
async def test_pages_that_are_none_are_refused_and_nothing_is_written(desk, row, fields, status):
    await desk.client.get(f"/papers/{row.id}")
    before = await mine(desk, row)
    assert (await tell(desk, row, **fields)).status_code == status
    assert await mine(desk, row) == before


async def test_two_devices_of_one_person_lose_nothing_of_each_other(desk, row):
    await open_version(desk.viewer, row.version_id)
    await asyncio.gather(*(read_on(desk.viewer, row.version_id, page=n, seen=[n]) for n in (1, 2, 3, 4)))
    assert (await mine(desk, row)).seen == 4


async def test_each_has_a_place_of_his_own(desk, row):
    other = await office_of("Người đọc khác")
    await open_version(desk.viewer, row.version_id)
    await open_version(other, row.version_id)
    await read_on(other, row.version_id, page=3, seen=[1, 2, 3])
    assert (await mine(desk, row)).page == 1
    assert [(one.name, one.seen) for one in await readings_of(row.version_id)] == [
        ("Chuyên viên thử nghiệm", 0),
        ("Người đọc khác", 3),
    ]


async def test_a_little_is_not_nothing_and_nearly_all_is_not_all(desk, row):
    await open_version(desk.viewer, row.version_id)
    await fetch("UPDATE rendering SET pages = 300 WHERE blob = $1", row.sha256)
    await read_on(desk.viewer, row.version_id, page=1, seen=[1])
    assert (await mine(desk, row)).percent == 1
    await read_on(desk.viewer, row.version_id, page=1, seen=range(1, 300))
    assert (await mine(desk, row)).percent == 99


async def test_who_may_not_see_the_paper_tells_nothing_of_it(desk, row):
    desk.relations[row.id] = None
    assert (await tell(desk, row, page=1, seen=[1])).status_code == 404


async def test_without_the_token_nothing_is_kept(desk, row):
    await desk.client.get(f"/papers/{row.id}")
    answer = await desk.client.post(
        f"/papers/{row.id}/versions/1/reading", data={"page": 2}, headers={"origin": settings().base_url}
    )
    assert answer.status_code == 403
    assert (await mine(desk, row)).page == 1

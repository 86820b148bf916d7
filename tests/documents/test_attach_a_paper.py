"""A paper is judged, stored by its content, and stands in the database and the journal together, or not at all."""

import hashlib

import pytest

from documents import store
from documents.commands.attaching import attach, attach_stub
from documents.queries.papers import paper, papers_of, papers_of_item, papers_of_meeting
from documents.queries.versions import draft_version, versions
from documents.rules import reasons
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.settings import settings
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word

MEETING, ITEM = 9017, 9003  # numbers only: nothing here asks what they mean


async def attached(office: Viewer, title: str = "Tờ trình", *, data: bytes | None = None, **more: int) -> int:
    return await attach(
        office, title=title, kind="submission", upload_name="to-trinh.docx", data=data or word(), **more
    )


async def test_it_keeps_the_file_and_says_who_sent_it(office):
    data = word()
    row = await paper(await attached(office, data=data, meeting=MEETING, item=ITEM))
    assert (row.title, row.kind, row.meeting, row.item, row.version) == ("Tờ trình", "submission", MEETING, ITEM, 1)
    assert (row.name, row.format, row.state, row.size) == ("to-trinh.docx", "docx", "received", len(data))
    assert (row.sha256, row.added_by_name) == (hashlib.sha256(data).hexdigest(), office.name)
    assert await store.read(row.sha256) == data


async def test_the_journal_knows_the_room_the_item_and_the_hash(office):
    made = await attached(office, meeting=MEETING, item=ITEM)
    event = await fetch_one("SELECT * FROM event WHERE kind = 'paper.attached' ORDER BY id DESC LIMIT 1")
    assert (event["subject_kind"], event["subject_id"], event["room"], event["item"]) == ("paper", made, MEETING, ITEM)
    assert (await paper(made)).sha256 in event["data"]


async def test_the_version_of_a_draft_can_be_named_by_its_id(office):
    made = await attached(office, meeting=MEETING, item=ITEM)
    facts = await draft_version((await paper(made)).version_id)
    assert (facts.paper, facts.n, facts.meeting, facts.item) == (made, 1, MEETING, ITEM)
    with pytest.raises(NotFound):
        await draft_version(10**6)


async def test_a_refused_file_leaves_nothing_behind(office):
    before = await counts()
    with pytest.raises(RuleBroken) as refusal:
        await attached(office, data=word(paragraph("TỐI MẬT")))
    assert (refusal.value.message, refusal.value.field) == (reasons.SECRET, "upload")
    assert refusal.value.params == {"mark": "TỐI MẬT"}
    assert await counts() == before
    assert not list((settings().data_dir / "papers").rglob("*.*"))


async def test_the_same_file_twice_is_stored_once_and_is_two_papers(office):
    data = pdf("KHÔNG")
    before = await counts()
    first = await attach(office, title="A", kind="draft", upload_name="a.pdf", data=data)
    second = await attach(office, title="B", kind="draft", upload_name="b.pdf", data=data)
    assert first != second
    assert [after - one for after, one in zip(await counts(), before, strict=True)] == [2, 1, 2]


async def test_a_paper_that_is_handed_out_has_a_name_and_no_file(office):
    row = await paper(await attach_stub(office, title="Báo cáo phát tại phòng họp", kind="report", meeting=MEETING))
    assert (row.stub, row.version, row.sha256, row.format) == (True, 0, "", "")
    assert await versions(row.id) == []


async def test_papers_come_by_item_in_the_order_they_came(office):
    one = await attached(office, "Một", meeting=MEETING, item=ITEM)
    two = await attached(office, "Hai", meeting=MEETING, item=ITEM)
    three = await attached(office, "Ba", meeting=MEETING)
    await attached(office, "Bốn", meeting=MEETING + 1, item=ITEM + 1)
    found = await papers_of_meeting(MEETING)
    assert {item: [row.id for row in rows] for item, rows in found.items()} == {ITEM: [one, two], None: [three]}
    assert [row.id for row in await papers_of_item(ITEM)] == [one, two]
    assert set(await papers_of([one, three])) == {one, three}


@pytest.mark.parametrize(
    ("title", "kind", "field"), [("  ", "draft", "title"), ("A" * 301, "draft", "title"), ("A", "law", "kind")]
)
async def test_it_refuses_a_paper_that_says_not_what_it_is(office, title, kind, field):
    with pytest.raises(RuleBroken) as refusal:
        await attach(office, title=title, kind=kind, upload_name="a.pdf", data=pdf())
    assert refusal.value.field == field


async def counts() -> list[int]:
    return [(await fetch(f"SELECT count(*) AS n FROM {table}"))[0]["n"] for table in ("paper", "blob", "event")]

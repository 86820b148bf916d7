"""A correction is the next version: the old one stays, says why it is old, and can still be read."""

import asyncio

import pytest

from documents.commands import attaching
from documents.commands.attaching import attach, attach_stub, replace
from documents.queries.papers import paper
from documents.queries.versions import version, versions
from documents.rules import reasons
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound, RuleBroken
from tests.documents.make_word import paragraph, word


@pytest.fixture
async def draft(office: Viewer) -> int:
    return await attach(
        office, title="Dự thảo", kind="draft", upload_name="ban-1.docx", data=text(1), meeting=9017, item=9003
    )


def text(number: int) -> bytes:
    return word(paragraph(f"Bản thứ {number}."))


async def replaced(office: Viewer, paper_id: int, number: int = 2, *, why: str = "Tiếp thu ý kiến") -> int:
    return await replace(office, paper_id, why=why, upload_name=f"ban-{number}.docx", data=text(number))


async def test_the_old_version_stays_as_it_was(office, draft):
    before = await version(draft, 1)
    made = await replaced(office, draft)
    assert await version(draft, 1) == before
    assert [(row.n, row.why, row.name) for row in await versions(draft)] == [
        (2, "Tiếp thu ý kiến", "ban-2.docx"),
        (1, "", "ban-1.docx"),
    ]
    assert ((await paper(draft)).version, (await paper(draft)).version_id) == (2, made)


async def test_two_at_once_become_two_versions(office, draft):
    await asyncio.gather(*(replaced(office, draft, number) for number in (2, 3, 4, 5)))
    assert [row.n for row in await versions(draft)] == [5, 4, 3, 2, 1]


async def test_it_says_why(office, draft):
    with pytest.raises(RuleBroken) as refusal:
        await replaced(office, draft, why=" ")
    assert refusal.value.field == "why"


async def test_the_same_bytes_are_no_new_version(office, draft):
    with pytest.raises(RuleBroken) as refusal:
        await replaced(office, draft, 1)
    assert refusal.value.field == "upload"


async def test_going_back_to_an_older_text_is_a_new_version(office, draft):
    await replaced(office, draft, 2)
    await replaced(office, draft, 1, why="Trở lại bản đầu")
    assert [row.n for row in await versions(draft)] == [3, 2, 1]


async def test_a_hostile_version_is_refused_before_anything_is_written(office, draft):
    with pytest.raises(RuleBroken) as refusal:
        await replace(office, draft, why="Sửa", upload_name="a.docx", data=b"MZ")
    assert refusal.value.message == reasons.NOT_DOCX
    assert len(await versions(draft)) == 1


async def test_a_paper_without_a_file_gets_none(office):
    stub = await attach_stub(office, title="Phát bản giấy", kind="report")
    with pytest.raises(RuleBroken):
        await replaced(office, stub)


async def test_a_paper_that_is_not_there(office):
    with pytest.raises(NotFound):
        await replaced(office, 10**6)


async def test_who_listens_is_told_in_the_same_transaction(office, draft):
    told = []

    async def listener(w, facts):
        row = await fetch_one("SELECT n FROM paper_version WHERE id = $1", facts.version)
        told.append((facts.paper, facts.n, facts.item, row["n"], facts.sha256))

    attaching.on_new_version.append(listener)
    await replaced(office, draft)
    assert told == [(draft, 2, 9003, 2, (await paper(draft)).sha256)]


async def test_a_listener_that_refuses_undoes_the_version_and_its_event(office, draft):
    async def refuse(w, facts):
        raise RuleBroken("The item is decided.")

    for listeners in (attaching.on_new_version, attaching.before_new_version):
        listeners.append(refuse)
        with pytest.raises(RuleBroken, match="decided"):
            await replaced(office, draft)
        listeners.clear()
    assert len(await versions(draft)) == 1
    told = "SELECT 1 FROM event WHERE kind = 'paper.version_added' AND subject_id = $1"
    assert await fetch(told, draft) == []

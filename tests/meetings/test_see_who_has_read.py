"""Who opened which version, how far and when: for the chair and the secretary, and for nobody else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from documents.commands.attaching import attach, attach_stub, replace
from ecabinet.clock import now
from ecabinet.db import fetch, fetch_one
from ecabinet.wording import moment
from meetings.commands.inviting import clear
from meetings.queries.items import items_of
from meetings.queries.receipts import Receipts, receipts_of
from tests.documents.make_pdf import pdf
from tests.meetings.visiting import visit
from tests.world import World


async def receipts(world: World, meeting: int, *, capacity: str = "chair", name: str = "prime_minister") -> Receipts:
    items = await items_of(meeting, person=world.people[name].person, capacity=capacity, duties=frozenset())
    return await receipts_of(meeting, items)


async def add_paper(world: World, item: int, title: str = "Báo cáo thêm") -> int:
    about = {"title": title, "kind": "report", "meeting": world.sitting.id, "item": item, "at": now()}
    return await attach(world.people["office"].viewer, upload_name="a.pdf", data=pdf(), **about)


async def read(world: World, paper: int, name: str, *, n: int = 1, seen: bytes = b"", pages: int = 0) -> datetime:
    """As the reader's pages would note it; when he opened it first."""
    version = await fetch_one("SELECT id, blob FROM paper_version WHERE paper = $1 AND n = $2", paper, n)
    first = now() - timedelta(days=2)
    assert version is not None
    await fetch(
        "INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, 'done', $2, $2, '[]', '')"
        " ON CONFLICT (blob) DO UPDATE SET pages = $2",
        version["blob"], pages,
    )  # fmt: skip
    await fetch(
        "INSERT INTO reading (version, person, first_at, last_at, page, seen) VALUES ($1, $2, $3, $4, 1, $5)",
        version["id"], world.people[name].person, first, now(), seen,
    )  # fmt: skip
    return first


def states(found: Receipts, paper: int) -> dict[int, str]:
    return {row.reader.person: row.state for row in found.of_paper(paper)}


@pytest.mark.parametrize(
    ("seen", "pages", "state"),
    [(b"", 8, "begun"), (b"\x0f", 8, "begun"), (b"\xff", 8, "whole"), (b"\xff\x01", 9, "whole"), (b"", 0, "whole")],
)
async def test_it_counts_the_pages_seen(world: World, seen: bytes, pages: int, state: str) -> None:
    paper = world.sitting.papers[0]
    await read(world, paper, "minister", seen=seen, pages=pages)
    found = states(await receipts(world, world.sitting.id), paper)
    assert found[world.people["minister"].person] == state
    assert found[world.people["deputy"].person] == "unread"


async def test_who_opened_a_replaced_version_has_not_read_what_stands_now(world: World) -> None:
    paper, office = world.sitting.papers[0], world.people["office"].viewer
    await read(world, paper, "minister")
    await replace(office, paper, why="Sửa", upload_name="b.pdf", data=pdf("KHÔNG ĐỘ"), at=now())
    found = await receipts(world, world.sitting.id)
    row = next(row for row in found.of_paper(paper) if row.reader.person == world.people["minister"].person)
    assert (row.state, row.owed) == ("older", True)
    await read(world, paper, "minister", n=2)
    assert states(await receipts(world, world.sitting.id), paper)[row.reader.person] == "whole"


async def test_everybody_who_may_read_it_is_named_and_nobody_else(world: World) -> None:
    """The secretary prepares the papers; an invitee reads those of the items he came for."""
    other = await add_paper(world, world.sitting.items[1])
    found = await receipts(world, world.sitting.id)
    people = {name: one.person for name, one in world.people.items()}
    assert {people["prime_minister"], people["minister"], people["substitute"], people["invitee"]} <= states(
        found, world.sitting.papers[0]
    ).keys()
    assert people["invitee"] not in states(found, other)
    assert not {people["secretary"], people["office"]} & states(found, other).keys()


async def test_of_a_closed_item_only_who_is_cleared_is_named(world: World) -> None:
    item, people = world.sitting.items[2], {name: one.person for name, one in world.people.items()}
    paper = await add_paper(world, item, "Báo cáo kín")
    assert not {people["substitute"], people["invitee"]} & states(await receipts(world, world.sitting.id), paper).keys()
    await clear(world.people["office"].viewer, item, [people["substitute"]])
    named = states(await receipts(world, world.sitting.id), paper).keys()
    assert people["substitute"] in named
    assert people["invitee"] not in named


async def test_a_secretary_who_is_not_cleared_sees_nothing_of_it(world: World) -> None:
    await add_paper(world, world.sitting.items[2], "Báo cáo kín")
    path = f"/meetings/{world.sitting.id}/receipts"
    async with visit(world.people["secretary"].viewer) as secretary, visit(world.people["prime_minister"].viewer) as pm:
        for way in ("", "?by=person", "?owed=1"):
            assert "Báo cáo kín" not in (await secretary.get(path + way)).text
            assert "Báo cáo kín" in (await pm.get(path + way)).text


async def test_what_exists_on_paper_only_is_not_asked_about(world: World) -> None:
    office, item = world.people["office"].viewer, world.sitting.items[1]
    paper = await attach_stub(office, title="Bản giấy", kind="report", meeting=world.sitting.id, item=item, at=now())
    assert paper not in {one.id for one in (await receipts(world, world.sitting.id)).papers}


async def test_the_page_says_when_how_far_and_how_many(world: World) -> None:
    paper = world.sitting.papers[0]
    first = await read(world, paper, "minister", seen=b"\x0f", pages=8)
    async with visit(world.people["secretary"].viewer) as secretary:
        text = (await secretary.get(f"/meetings/{world.sitting.id}/receipts")).text
    readers = len((await receipts(world, world.sitting.id)).of_paper(paper))
    assert f"1 trong {readers} người đã mở bản mới nhất" in text
    assert f"Đã mở {moment(first)}" in text
    assert "4/8" in text


async def test_it_can_be_asked_who_has_still_to_read(world: World) -> None:
    name = world.people["minister"].viewer.name
    await read(world, world.sitting.papers[0], "minister")
    path = f"/meetings/{world.sitting.id}/receipts"
    async with visit(world.people["secretary"].viewer) as secretary:
        for way in ("?owed=1", "?by=person&owed=1"):
            text = (await secretary.get(path + way)).text
            assert name not in text
            assert "Chưa mở" in text
        assert name in (await secretary.get(path)).text


async def test_the_way_there_is_shown_to_who_may_go_it(world: World) -> None:
    path = f"/meetings/{world.sitting.id}"
    for name, may in (("secretary", True), ("prime_minister", True), ("office", False), ("minister", False)):
        async with visit(world.people[name].viewer) as visitor:
            assert (f"{path}/receipts" in (await visitor.get(path)).links) is may
            page = await visitor.get(f"{path}/receipts")
        assert page.status == (200 if may else 403)
        assert may or "Chỉ người chủ trì hoặc thư ký" in page.text


async def test_who_reads_is_told_that_it_is_seen(world: World) -> None:
    for name in ("minister", "substitute", "invitee", "prime_minister"):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/meetings/{world.sitting.id}")
        assert "Người chủ trì và thư ký thấy ai đã mở tài liệu nào." in page.text, name

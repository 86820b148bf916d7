"""The page of an item: its papers, its ballots, and what was concluded."""

from __future__ import annotations

import pytest

from meetings.commands.inviting import call
from meetings.queries.items import items_of
from tests.documents.make_word import word
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def test_it_shows_papers_ballots_and_the_conclusion(world: World) -> None:
    item = world.past.items[0]
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/items/{item}")
    assert {f"/papers/{world.past.papers[0]}", f"/ballots/{world.past.ballots[0]}"} <= page.links
    assert "Được thông qua" in page.text
    assert "Chính phủ thông qua dự thảo." in page.text
    assert "Thủ tướng Chính phủ duyệt lúc" in page.text


async def test_each_approved_sentence_can_become_a_directive_for_the_office(world: World) -> None:
    clause = world.past.clauses[0]
    ways = {f"/directives/new?clause={clause}&sentence={n}" for n in (1, 2)}
    for name, offered in (("office", ways), ("minister", set()), ("secretary", set())):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/items/{world.past.items[0]}")
        assert {href for href in page.links if href.startswith("/directives/new")} == offered, name


async def test_an_unapproved_conclusion_is_read_by_who_writes_and_who_approves(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary:
        await secretary.post(f"/items/{item}/clauses", text="Đang soạn dở")
    for name, reads in (
        ("secretary", True),
        ("office", True),
        ("prime_minister", True),
        ("minister", False),
        ("invitee", False),
    ):
        async with visit(world.people[name].viewer) as visitor:
            for path in (f"/items/{item}", f"/items/{item}/conclusion"):
                page = await visitor.get(path)
                assert ("Đang soạn dở" in page.html) is reads, (name, path)
                assert reads or "Kết luận đang được soạn" in page.text, (name, path)


async def test_the_submitting_agency_reads_what_its_own_item_is_about(world: World) -> None:
    clerk = world.people["clerk"].viewer
    meeting = await draft(world, "Của Bộ Xây dựng", agency=clerk.agency)
    (item,) = await items_of(meeting, person=0, capacity="chair", duties=frozenset())
    async with visit(clerk) as visitor:
        page = await visitor.get(f"/items/{item.id}")
    assert "<h1>Của Bộ Xây dựng</h1>" in page.html
    assert "Bộ Xây dựng trình" in page.text


async def test_the_clerk_of_the_submitting_agency_attaches_until_the_call(world: World) -> None:
    clerk, file = world.people["clerk"].viewer, {"upload": ("to-trinh.docx", word())}
    meeting = await draft(world, "Của Bộ", agency=clerk.agency)
    (item,) = await items_of(meeting, person=0, capacity="chair", duties=frozenset())
    async with visit(clerk) as visitor, visit(world.people["other_clerk"].viewer) as other:
        page = await visitor.get(f"/items/{item.id}")
        assert f"/items/{item.id}/papers" in page.forms
        assert f"/meetings/{meeting}" not in {href.partition("#")[0] for href in page.links}
        sent = await visitor.post(f"/items/{item.id}/papers", file, title="Tờ trình", kind="submission")
        assert sent.status == 303
        assert (await other.get(f"/items/{item.id}")).status == 404
        await call(world.people["office"].viewer, meeting)
        assert (await visitor.get(f"/items/{item.id}")).status == 404
        sent = await visitor.post(f"/items/{item.id}/papers", file, title="Tờ trình", kind="submission")
        assert sent.status == 404


@pytest.mark.parametrize("sent", [{}, {"upload": ("trong.docx", b"")}, {"upload": ("gia.pdf", b"not a pdf at all")}])
async def test_a_refused_file_keeps_what_was_typed(world: World, sent: dict[str, tuple[str, bytes]]) -> None:
    item = world.called.items[0]
    async with visit(world.people["secretary"].viewer) as secretary:
        page = await secretary.post(f"/items/{item}/papers", sent, title="Tờ trình số 5", kind="report")
    assert page.status == 422
    assert 'value="Tờ trình số 5"' in page.html
    assert '<option value="report" selected' in page.html
    assert 'href="#f-upload"' in page.html


async def test_it_attaches_a_paper(world: World) -> None:
    item = world.called.items[1]
    async with visit(world.people["office"].viewer) as office, visit(world.people["minister"].viewer) as minister:
        page = await office.post(
            f"/items/{item}/papers",
            {"upload": ("bao-cao.docx", word())},
            title="Báo cáo",
            kind="report",
        )
        assert page.to == f"/items/{item}#papers"
        assert "bản 1, DOCX" in (await minister.get(f"/items/{item}")).text
        assert "Đính kèm tài liệu" not in (await minister.get(f"/items/{item}")).text


async def test_a_paper_on_paper_only_has_no_file(world: World) -> None:
    item = world.called.items[1]
    form = {"title": "Phụ lục mật", "kind": "appendix", "stub": "1"}
    async with visit(world.people["office"].viewer) as office:
        both = await office.post(f"/items/{item}/papers", {"upload": ("phu-luc.docx", word())}, **form)
        assert both.status == 422
        assert (await office.post(f"/items/{item}/papers", {}, **form)).status == 303
        assert "Bản giấy" in (await office.get(f"/items/{item}")).text


async def test_the_record_of_a_meeting_with_minutes_is_complete(world: World) -> None:
    item = world.past.items[0]
    async with visit(world.people["office"].viewer) as office:
        page = await office.post(f"/items/{item}/papers", {"upload": ("them.docx", word())}, title="Thêm", kind="other")
        assert f"/items/{item}/papers" not in (await office.get(f"/items/{item}")).forms
    assert page.status == 422


async def test_a_meeting_in_preparation_hides_its_items(world: World) -> None:
    meeting = await draft(world, "Một")
    async with visit(world.people["office"].viewer) as office, visit(world.people["minister"].viewer) as minister:
        agenda = await office.get(f"/meetings/{meeting}/agenda")
        item = next(href for href in agenda.links if href.startswith("/items/") and href.endswith("/plan"))
        assert (await minister.get(item.removesuffix("/plan"))).status == 404

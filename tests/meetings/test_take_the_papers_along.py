"""All papers of a meeting in one file: for one person, what he may see, made by the worker, given out to him alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest

from documents.binding import process
from documents.commands.attaching import attach, attach_stub, replace
from documents.queries.papers import paper
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.jobs import do_due
from ecabinet.settings import Settings
from meetings import shelf
from meetings.commands import packing
from meetings.commands.inviting import clear, uninvite
from meetings.jobs import bind_pack, clear_old_packs
from meetings.queries.meetings import relation_to
from meetings.queries.packs import PackRow, pack
from tests.documents.binding.making import outline, pages_of, texts
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word
from tests.meetings.making import draft
from tests.meetings.visiting import Page, Visitor, visit
from tests.papers import checked
from tests.world import World

DRAFT = "Dự thảo được trình"


@pytest.fixture(autouse=True)
async def quiet(database: Settings) -> None:
    """The world's own letters are not written here."""
    await fetch("DELETE FROM outbox")


async def add(world: World, item: int, title: str, *words: str, meeting: int = 0) -> int:
    about = {"title": title, "kind": "report", "meeting": meeting or world.called.id, "item": item}
    made = await attach(world.people["office"].viewer, **about, upload_name="a.pdf", data=pages_of(*words))
    await checked()
    return made


async def made(viewer: Viewer, meeting: int) -> PackRow:
    """Asked for and bound."""
    relation = await relation_to(viewer, meeting)
    assert relation is not None
    number = await packing.ask(viewer, meeting, relation)
    await do_due()
    found = await pack(number)
    assert found is not None
    return found


def read(row: PackRow) -> list[str]:
    return texts(shelf.place_of(row.id).read_bytes())


def address(row: PackRow) -> str:
    return f"/meetings/{row.meeting}/packs/{row.id}"


async def ask(visitor: Visitor, meeting: int) -> Page:
    return await visitor.post(f"/meetings/{meeting}/packs")


async def test_a_button_asks_the_worker_makes_it_and_the_page_follows(world: World) -> None:
    await add(world, world.called.items[1], "Báo cáo", "mot", "hai")
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{world.called.id}")
        assert f"/meetings/{world.called.id}/packs" in page.forms
        to = (await ask(minister, world.called.id)).to
        waiting = await minister.get(to)
        assert "đang chờ đến lượt" in waiting.text
        assert f'hx-get="{to}" hx-trigger="every 1s"' in waiting.html
        assert f"{to}/file" not in waiting.links
        assert await do_due() == 1
        ready = await minister.get(to)
        assert "Tập tài liệu đã sẵn sàng" in ready.text
        assert "hx-get" not in ready.html.split('id="pack"')[1].split("</section>")[0]
        assert f"{to}/file" in ready.links
        answer = await minister.client.get(f"{to}/file")
    assert answer.status_code == 200
    pages = texts(answer.content)
    assert "Bộ trưởng Bộ Xây dựng" in pages[0]
    assert [title for _, title, _ in outline(answer.content)] == [
        "Chương trình và tài liệu", f"1. {DRAFT}", "Dự thảo Nghị quyết", "2. Báo cáo được trình", "Báo cáo",
    ]  # fmt: skip
    assert (("mot" in pages[-2]), ("hai" in pages[-1])) == (True, True)
    assert f"{len(pages)} trang" in ready.text


async def test_the_file_leaves_as_what_it_is(world: World) -> None:
    row = await made(world.people["minister"].viewer, world.called.id)
    async with visit(world.people["minister"].viewer) as minister:
        answer = await minister.client.get(f"{address(row)}/file")
    headers = answer.headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"].startswith('attachment; filename="Tai lieu Phien hop Chinh phu tuan sau.pdf"')
    assert unquote(headers["content-disposition"]).endswith("Tài liệu Phiên họp Chính phủ tuần sau.pdf")
    assert headers["content-security-policy"].startswith("default-src 'none'; sandbox;")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert int(headers["content-length"]) == len(answer.content) == row.size


async def test_a_fragment_follows_it_for_who_has_scripts(world: World) -> None:
    row = await made(world.people["minister"].viewer, world.called.id)
    await fetch("UPDATE pack SET state = 'running', done = 1, total = 3 WHERE id = $1", row.id)
    async with visit(world.people["minister"].viewer) as minister:
        answer = await minister.client.get(address(row), headers={"hx-request": "true"})
    assert "Đã xong 1 trên 3 bước." in answer.text
    assert answer.text.strip().startswith("<section")


async def test_it_holds_what_he_may_see_and_of_a_closed_item_the_number(world: World) -> None:
    closed = await add(world, world.sitting.items[2], "Báo cáo kín", "bi mat", meeting=world.sitting.id)
    assert closed
    for name, sees in (("minister", True), ("secretary", False), ("office", False)):
        row = await made(world.people[name].viewer, world.sitting.id)
        said = " ".join(read(row))
        assert ("bi mat" in said) is sees, name
        assert ("Báo cáo kín" in said) is sees, name
        assert ("Nội dung kín" in said) is sees, name
        assert ("3 Nội dung họp kín" in said) is not sees, name
        assert ("Không gồm nội dung họp kín" in said) is not sees, name


async def test_what_is_not_there_has_a_sheet_that_says_so(world: World) -> None:
    office, item = world.people["office"].viewer, world.called.items[1]
    about = {"kind": "report", "meeting": world.called.id, "item": item}
    await attach_stub(office, title="Bản giấy", **about)
    states = {"Chưa kiểm tra xong": "checking", "Đã bị từ chối": "refused", "Để riêng": "quarantined"}
    for title, state in states.items():
        made_ = await attach(office, title=title, **about, upload_name="a.pdf", data=pdf("KHÔNG"))
        await fetch("UPDATE paper_version SET state = $2 WHERE paper = $1", made_, state)
    pages = read(await made(world.people["minister"].viewer, world.called.id))
    sheets = {title: next(text for text in pages[-4:] if title in text) for title in ("Bản giấy", *states)}
    assert "Tài liệu giấy – phát tại phòng họp" in sheets["Bản giấy"]
    assert "đang được kiểm tra" in sheets["Chưa kiểm tra xong"]
    assert "không đọc được" in sheets["Đã bị từ chối"]
    assert "không đọc được" in sheets["Để riêng"]
    assert "KHÔNG" not in " ".join(pages)


async def test_a_word_paper_is_its_words_or_the_pdf_that_was_made_of_it(world: World, database: Settings) -> None:
    office = world.people["office"].viewer
    about = {"title": "Tờ trình", "kind": "submission", "meeting": world.called.id, "item": world.called.items[1]}
    number = await attach(office, **about, upload_name="a.docx", data=word(paragraph("Kính gửi Chính phủ")))
    await checked()
    assert "Kính gửi Chính phủ" in read(await made(office, world.called.id))[-1]
    sha256 = (await paper(number)).sha256
    converted = database.data_dir / "pages" / sha256[:2] / sha256[2:] / "paper.pdf"
    converted.parent.mkdir(parents=True, exist_ok=True)
    converted.write_bytes(pages_of("converted"))
    await fetch("DELETE FROM pack")
    assert "converted" in read(await made(office, world.called.id))[-1]


async def test_a_file_that_is_lost_does_not_stop_the_others(world: World, database: Settings) -> None:
    number = await add(world, world.called.items[1], "Thất lạc", "mot")
    await add(world, world.called.items[1], "Còn lại", "hai")
    sha256 = (await paper(number)).sha256
    (database.data_dir / "papers" / sha256[:2] / sha256[2:]).unlink()
    pages = read(await made(world.people["minister"].viewer, world.called.id))
    assert "Không tìm thấy tệp" in pages[-2]
    assert "hai" in pages[-1]


async def test_the_same_papers_are_not_bound_twice(world: World) -> None:
    minister = world.people["minister"].viewer
    first = await made(minister, world.called.id)
    assert (await made(minister, world.called.id)).id == first.id
    assert (await made(world.people["deputy"].viewer, world.called.id)).id != first.id
    await replace(
        world.people["office"].viewer, world.called.papers[0], why="Tiếp thu", upload_name="b.pdf", data=pages_of("moi")
    )
    await checked()
    second = await made(minister, world.called.id)
    assert second.id != first.id
    assert "moi" in " ".join(read(second))


async def test_pressing_twice_asks_once(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        assert (await ask(minister, world.called.id)).to == (await ask(minister, world.called.id)).to
    assert len(await fetch("SELECT 1 FROM pack")) == len(await fetch("SELECT 1 FROM outbox")) == 1
    (event,) = await fetch("SELECT actor, room FROM event WHERE kind = 'pack.asked'")
    assert (event["actor"], event["room"]) == (world.people["minister"].person, world.called.id)


async def test_whose_access_has_shrunk_gets_nothing_of_it_and_is_asked_to_make_it_anew(world: World) -> None:
    office, secretary = world.people["office"].viewer, world.people["secretary"].viewer
    item = world.sitting.items[2]
    await add(world, item, "Báo cáo kín", "bi mat", meeting=world.sitting.id)
    await clear(office, item, [secretary.person])
    row = await made(secretary, world.sitting.id)
    assert "bi mat" in " ".join(read(row))
    await clear(office, item, [])
    async with visit(secretary) as visitor:
        refused = await visitor.get(f"{address(row)}/file")
        assert (refused.status, "Hãy lập lại" in refused.text) == (409, True)
        assert f"/meetings/{world.sitting.id}/packs" in refused.forms
        assert "Hãy lập lại" in (await visitor.get(address(row))).text
        again = (await ask(visitor, world.sitting.id)).to
        assert again != address(row)
        await do_due()
        answer = await visitor.client.get(f"{again}/file")
    assert "bi mat" not in " ".join(texts(answer.content))


async def test_who_left_the_list_has_no_pack_any_more(world: World) -> None:
    minister = world.people["minister"].viewer
    row = await made(minister, world.called.id)
    await uninvite(world.people["office"].viewer, world.called.id, minister.person)
    async with visit(minister) as visitor:
        for path in (address(row), f"{address(row)}/file"):
            assert (await visitor.get(path)).status == 404


async def test_who_lost_his_right_while_it_waited_gets_none(world: World) -> None:
    minister = world.people["minister"].viewer
    async with visit(minister) as visitor:
        to = (await ask(visitor, world.called.id)).to
        await fetch("UPDATE meeting SET members_download = FALSE WHERE id = $1", world.called.id)
        await do_due()
        assert (await visitor.get(to)).status == 403
    (row,) = await fetch("SELECT id, state FROM pack")
    assert row["state"] == "failed"
    assert not shelf.place_of(row["id"]).exists()


async def test_members_take_copies_where_the_meeting_lets_them(world: World) -> None:
    for name, may in (("minister", True), ("secretary", True), ("office", True), ("invitee", False)):
        async with visit(world.people[name].viewer) as visitor:
            offered = f"/meetings/{world.called.id}/packs" in (await visitor.get(f"/meetings/{world.called.id}")).forms
            assert (offered, (await ask(visitor, world.called.id)).status) == (may, 303 if may else 403), name
    await fetch("UPDATE meeting SET members_download = FALSE WHERE id = $1", world.called.id)
    for name, may in (("minister", False), ("prime_minister", True), ("secretary", True)):
        async with visit(world.people[name].viewer) as visitor:
            assert (await ask(visitor, world.called.id)).status == (303 if may else 403), name


async def test_another_s_pack_looks_like_one_that_is_not_there(world: World) -> None:
    row = await made(world.people["minister"].viewer, world.called.id)
    for name in ("other_minister", "office", "invitee", "clerk"):
        async with visit(world.people[name].viewer) as visitor:
            for path in (address(row), f"{address(row)}/file"):
                there, nowhere = await visitor.get(path), await visitor.get(path.replace(str(row.id), "999999"))
                assert there.status == nowhere.status == 404, name
    async with visit(world.people["minister"].viewer) as minister:
        assert (await minister.get(f"/meetings/{world.sitting.id}/packs/{row.id}/file")).status == 404


async def test_without_papers_there_is_nothing_to_make(world: World) -> None:
    meeting = await draft(world, "Chưa có tài liệu")
    async with visit(world.people["office"].viewer) as office:
        assert f"/meetings/{meeting}/packs" not in (await office.get(f"/meetings/{meeting}")).forms
        page = await ask(office, meeting)
    assert (page.status, "Chưa có tài liệu nào" in page.text) == (422, True)


async def test_when_it_cannot_be_made_the_page_says_so_and_it_can_be_asked_for_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(process, "MEMORY", 1)
        row = await made(world.people["minister"].viewer, world.called.id)
    async with visit(world.people["minister"].viewer) as minister:
        assert "Không lập được tập tài liệu" in (await minister.get(address(row))).text
        assert (await minister.get(f"{address(row)}/file")).status == 409
        assert (await ask(minister, world.called.id)).to != address(row)


async def test_a_job_that_is_repeated_changes_nothing(world: World) -> None:
    row = await made(world.people["minister"].viewer, world.called.id)
    before = shelf.place_of(row.id).stat()
    await bind_pack(row.id)
    await bind_pack(999_999)
    assert shelf.place_of(row.id).stat() == before
    assert await pack(row.id) == row


async def test_what_was_begun_by_a_killed_worker_is_made_from_the_beginning(world: World) -> None:
    minister = world.people["minister"].viewer
    relation = await relation_to(minister, world.called.id)
    assert relation is not None
    number = await packing.ask(minister, world.called.id, relation)
    assert await packing.begin(number)
    await do_due()
    assert (await fetch_one("SELECT state FROM pack WHERE id = $1", number))["state"] == "done"


async def test_yesterday_s_packs_go_with_their_files(world: World, database: Settings) -> None:
    minister = world.people["minister"].viewer
    old, new = await made(minister, world.called.id), await made(minister, world.sitting.id)
    left = shelf.place_of(old.id).with_name(".coming-xyz")
    left.touch()
    await fetch("UPDATE pack SET asked_at = asked_at - interval '25 hours' WHERE id = $1", old.id)
    for path in (left, shelf.place_of(old.id), shelf.place_of(new.id)):
        age(path, hours=25)
    await clear_old_packs()
    assert (await pack(old.id), (await pack(new.id)).id) == (None, new.id)  # type: ignore[union-attr]
    assert list((database.data_dir / "packs").iterdir()) == [shelf.place_of(new.id)]


async def test_one_that_will_soon_go_is_not_given_again(world: World) -> None:
    minister = world.people["minister"].viewer
    old = await made(minister, world.called.id)
    await fetch("UPDATE pack SET asked_at = asked_at - interval '21 hours' WHERE id = $1", old.id)
    assert (await made(minister, world.called.id)).id != old.id


async def test_one_whose_file_is_gone_is_made_again(world: World) -> None:
    minister = world.people["minister"].viewer
    old = await made(minister, world.called.id)
    shelf.place_of(old.id).unlink()
    async with visit(minister) as visitor:
        assert (await visitor.get(f"{address(old)}/file")).status == 409
    assert (await made(minister, world.called.id)).id != old.id


def age(path: Path, *, hours: int) -> None:
    import os
    import time

    then = time.time() - timedelta(hours=hours).total_seconds()
    os.utime(path, (then, then))

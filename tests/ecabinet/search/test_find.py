"""What is found, in which order, and how a search is narrowed and widened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import count

import asyncpg
import pytest

import directives.controllers  # noqa: F401 - the packages say what of theirs is found
import documents.controllers  # noqa: F401
import meetings.controllers  # noqa: F401
from documents.commands.attaching import attach, replace
from documents.commands.wording import keep_words
from ecabinet import db
from ecabinet.clock import house_day, now
from ecabinet.db import fetch
from ecabinet.errors import BadInput
from ecabinet.search.asked import Asked
from ecabinet.search.finding import PAGE, Found, find, others
from ecabinet.settings import Settings
from meetings.commands.planning import ItemPlan, add_item
from tests.database import Template
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word
from tests.meetings.making import draft
from tests.world import World

numbers = count(1)
Search = Callable[..., Awaitable[Found]]


@pytest.fixture
def search(world: World) -> Search:
    """As the Office, who reads all that is used here."""

    async def ask(q: str, **asked: object) -> Found:
        return await find(world.people["office"].viewer, Asked(q=q, **asked))

    return ask


def a_pdf() -> bytes:
    """Another one each time: pages belong to a content."""
    return pdf("KHÔNG " * next(numbers))


async def add_paper(world: World, title: str, *pages: str, kind: str = "pdf") -> int:
    """With pages drawn, which say this."""
    about = {"title": title, "kind": "report", "meeting": world.called.id, "item": world.called.items[0]}
    data = a_pdf() if kind == "pdf" else word("".join(map(paragraph, pages)))
    hour_ago = now() - timedelta(hours=1)
    paper = await attach(world.people["office"].viewer, upload_name=f"a.{kind}", data=data, at=hour_ago, **about)
    if kind == "pdf":
        await draw(paper, *pages)
    return paper


async def draw(paper: int, *pages: str, n: int = 1) -> None:
    await fetch(
        "INSERT INTO page (blob, n, width, height, text, lines) SELECT v.blob, t.n, 100, 140, t.text, '[]'"
        " FROM paper_version v, unnest($3::text[]) WITH ORDINALITY AS t(text, n) WHERE v.paper = $1 AND v.n = $2",
        paper, n, list(pages),
    )  # fmt: skip


async def test_it_finds_the_page_that_has_the_words_and_leads_to_it(world: World, search: Search) -> None:
    paper = await add_paper(world, "Báo cáo thử", "Mở đầu.", "Hạn hán và xâm nhập mặn", "Hạn ở đây, hán ở kia")
    (hit,) = (await search("hạn hán")).hits
    assert hit.address(Asked(q="hạn hán")) == f"/papers/{paper}/versions/1?page=2&q=h%E1%BA%A1n+h%C3%A1n"
    assert (hit.page, hit.found) == (2, 2)
    assert [piece.text for piece in hit.snippet(Asked(q="hạn hán").terms) if piece.marked] == ["Hạn hán"]


async def test_words_without_a_page_are_found_in_a_word_paper(world: World, search: Search) -> None:
    paper = await add_paper(world, "Báo cáo chữ", "Hạn hán kéo dài", kind="docx")
    assert (await search("hạn hán")).total == 0
    await keep_words()
    (hit,) = (await search("hạn hán")).hits
    assert (hit.href, hit.page) == (f"/papers/{paper}/versions/1", None)


async def test_once_it_has_pages_they_are_what_is_searched(world: World, search: Search) -> None:
    paper = await add_paper(world, "Báo cáo chữ", "Hạn hán kéo dài", kind="docx")
    await keep_words()
    await draw(paper, "Một", "Hạn hán kéo dài")
    (hit,) = (await search("hạn hán")).hits
    assert (hit.page, hit.found) == (2, 1)


async def test_only_the_newest_version_is_found_unless_all_are_asked_for(world: World, search: Search) -> None:
    paper = await add_paper(world, "Báo cáo thử", "Hạn hán")
    office = world.people["office"].viewer
    await replace(office, paper, why="Sửa", upload_name="b.pdf", data=a_pdf(), at=now())
    await draw(paper, "Xâm nhập mặn", n=2)
    assert (await search("hạn hán")).total == 0
    assert [hit.version for hit in (await search("hạn hán", old=True)).hits] == [1]
    assert [hit.version for hit in (await search("xâm nhập mặn", old=True)).hits] == [2]


@pytest.mark.parametrize("state", ["received", "checking", "refused", "quarantined"])
async def test_what_cannot_be_read_cannot_be_found(world: World, search: Search, state: str) -> None:
    paper = await add_paper(world, "Báo cáo thử", "Hạn hán")
    await fetch("UPDATE paper_version SET state = $2 WHERE paper = $1", paper, state)
    assert (await search("hạn hán", old=True)).total == 0
    assert [hit.href for hit in (await search("báo cáo thử")).hits] == [f"/papers/{paper}"]


async def test_while_the_newest_version_is_checked_the_one_before_is_found(world: World, search: Search) -> None:
    paper = await add_paper(world, "Báo cáo thử", "Hạn hán")
    office = world.people["office"].viewer
    await replace(office, paper, why="Sửa", upload_name="b.pdf", data=a_pdf(), at=now())
    await fetch("UPDATE paper_version SET state = 'checking' WHERE paper = $1 AND n = 2", paper)
    assert [hit.version for hit in (await search("hạn hán")).hits] == [1]


async def test_titles_come_first_then_words_in_a_row_then_the_newest(world: World, search: Search) -> None:
    apart = await add_paper(world, "Thứ nhất", "hạn rồi mới đến hán")
    row = await add_paper(world, "Thứ hai", "hạn hán")
    title = await add_paper(world, "Hạn hán", "không có gì")
    hits = (await search("hạn hán")).hits
    assert [int(hit.href.split("/")[2]) for hit in hits] == [title, row, apart]


async def test_marks_that_were_typed_count_unless_it_is_asked_without(world: World, search: Search) -> None:
    await add_paper(world, "Một", "thuế đất")
    await add_paper(world, "Hai", "thuê đất")
    assert (await search("thuế")).total == 1
    assert (await search("thue")).total == 2
    assert (await search("thuế", plain=True)).total == 2


async def test_the_last_word_may_be_its_beginning(world: World, search: Search) -> None:
    await add_paper(world, "Một", "xâm nhập mặn nghiêm trọng")
    assert (await search("xâm nhập mặn nghiê")).total == 1
    assert (await search('"xâm nhập mặn nghiê"')).total == 0


async def test_kinds_meetings_and_agencies_are_counted_and_each_count_is_the_length_of_its_list(
    world: World, search: Search
) -> None:
    found = await search("dự thảo")
    assert sum(found.kinds.values()) == found.total > 0
    for kind, n in found.kinds.items():
        assert (await search("dự thảo", kind=kind)).total == n
    assert found.meetings
    for offer in found.meetings:
        assert (await search("dự thảo", meeting=offer.value)).total == offer.n
    for offer in found.agencies:
        assert (await search("dự thảo", agency=offer.value)).total == offer.n


async def test_days_narrow_it_with_both_ends(world: World, search: Search) -> None:
    handed_in, day = house_day(now() - timedelta(hours=1)), timedelta(days=1)
    await add_paper(world, "Hạn hán")
    assert (await search("hạn hán", since=handed_in, until=handed_in)).total == 1
    assert (await search("hạn hán", since=handed_in + day)).total == 0
    assert (await search("hạn hán", until=handed_in - day)).total == 0


async def test_pages_follow_each_other_without_a_gap(world: World, search: Search) -> None:
    meeting = await draft(world)
    for n in range(PAGE + 3):
        about = ItemPlan(title=f"Xâm nhập mặn {n}", kind="report")
        await add_item(world.people["office"].viewer, meeting, about)
    first, second, third = [await search("xâm nhập mặn", page=n) for n in (1, 2, 3)]
    assert (first.total, len(first.hits), len(second.hits), len(third.hits)) == (PAGE + 3, PAGE, 3, 0)
    assert not {hit.href for hit in first.hits} & {hit.href for hit in second.hits}
    assert (first.pages, second.first) == (2, PAGE + 1)


async def test_a_conclusion_in_writing_is_found_by_who_writes_it(world: World) -> None:
    for name, n in (("office", 1), ("secretary", 0)):
        found = await find(world.people[name].viewer, Asked(q="kết luận đang viết", kind="conclusion"))
        assert found.total == n, name


async def test_a_meeting_is_named_to_who_may_know_of_it(world: World) -> None:
    """A ministry carries out what was ordered in a meeting that it did not sit in."""
    for name, named in (("clerk", False), ("minister", True), ("office", True)):
        found = await find(world.people[name].viewer, Asked(q="hoàn thiện dự thảo", kind="directive"))
        assert found.hits, name
        assert {hit.meeting is not None for hit in found.hits} == {named}, name
        assert bool(found.meetings) is named, name


async def test_nothing_asked_is_nothing_found(search: Search) -> None:
    for typed in ("", "  ", '""', "?!", "–"):
        assert await search(typed) == await search("")


async def test_it_offers_what_would_be_found_if_it_were_asked_more_widely(world: World) -> None:
    await add_paper(world, "Một", "thuê đất của Nhà nước")
    viewer = world.people["office"].viewer
    offered = {said: n for said, _, n in await others(viewer, Asked(q='"thuế đất"', kind="directive"))}
    assert offered == {}
    offered = {said: n for said, _, n in await others(viewer, Asked(q='"thuế đất"'))}
    assert offered == {"With or without diacritics": 1}
    offered = {said: n for said, _, n in await others(viewer, Asked(q='"đất thuê"'))}
    assert offered == {"Without the quotation marks": 1}
    offered = {said: n for said, _, n in await others(viewer, Asked(q="thuê đất", kind="directive"))}
    assert offered == {"Everywhere and at any time": 1}


@pytest.mark.parametrize("typed", ["'", "\\", "a:*b", "!a & (b | c)", "a <-> b", "<2>", "%", "_", "\u0338", "a" * 500])
async def test_nothing_that_is_typed_is_taken_for_a_query(search: Search, typed: str) -> None:
    for plain in (True, False):
        assert (await search(typed, plain=plain)).total >= 0
        assert (await search(f'"{typed}"', plain=plain)).total >= 0


async def test_a_search_that_takes_too_long_says_what_to_do(
    settings: Settings, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "SAFE", db.SAFE | {"statement_timeout": "100"})
    owner = await asyncpg.connect(settings.database_owner_url)
    await db.connect(settings)
    try:
        async with owner.transaction():
            await owner.execute("LOCK TABLE page IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(BadInput, match="too many places"):
                await find(template.world.people["office"].viewer, Asked(q="hạn hán"))
    finally:
        await db.disconnect()
        await owner.close()

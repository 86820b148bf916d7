"""The board: filters in the address, and counts that are the lengths of the lists they open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from directives.commands.cancelling import cancel
from directives.commands.issuing import issue
from directives.commands.receiving import receive
from directives.commands.returning import give_back
from directives.queries.boards import PAGE, board
from directives.queries.choices import leads_for, sources_for
from directives.queries.filters import GROUPS, STATES, Filters
from ecabinet.access import Viewer
from tests.directives.cabinet import NOON, TEXT, Cabinet, at, last

NOW = at(25)


async def filled(cabinet: Cabinet) -> None:
    """One directive or more in each class and state, as of NOW."""
    numbers = iter(range(100, 200))

    def more(**given: object) -> dict[str, object]:
        return {"document_number": f"{next(numbers)}/TB-VPCP", **given}

    undated = {"deadline": None, "precision": "none"}
    await cabinet.drafted(**more())
    await cabinet.issued(**more(lead=cabinet.c))
    await cabinet.accepted(**more(deadline=date(2025, 11, 27)))
    await cabinet.accepted(**more(deadline=date(2025, 12, 2)))
    await cabinet.accepted(**more(deadline=date(2025, 12, 3), text="Trình Nghị định về phát triển nhà ở 100% vốn"))
    await cabinet.issued(**more(**undated))
    await cabinet.asked(**more(when=at(18)))
    await cabinet.done(**more(when=at(18)))
    await cabinet.done(**more(when=at(22)))
    await cabinet.done(**more(when=at(22), **undated))
    await cancel(cabinet.office, await cabinet.accepted(**more()), by_document="300/NQ-CP", at=at(12))
    clause = await cabinet.clause()
    await cabinet.issued(clause=clause, quote=TEXT, document_number=None, issued_on=date(2025, 11, 2))


def asked_by(address: str) -> Filters:
    """The filters of an address, read as the page reads them."""
    return msgspec.convert(dict(parse_qsl(urlsplit(address).query)), Filters, strict=False)


async def lengths(viewer: Viewer, address: str) -> int:
    return (await board(viewer, asked_by(address), at=NOW)).total


async def test_every_count_is_the_length_of_the_list_it_opens(cabinet: Cabinet) -> None:
    await filled(cabinet)
    narrowed = [
        Filters(),
        Filters(agency=cabinet.a),
        Filters(q="nghi dinh"),
        Filters(source="107/TB-VPCP"),
        Filters(class_="done"),
        Filters(on=date(2025, 11, 21)),
        Filters(done_since=date(2025, 11, 20)),
        Filters(state="accepted", page=3),
    ]
    for viewer in (cabinet.office, cabinet.lead, cabinet.helper, cabinet.stranger, cabinet.head):
        for filters in narrowed:
            for tab in (await board(viewer, filters, at=NOW)).tabs:
                assert await lengths(viewer, tab.href) == tab.count, (viewer.name, tab)


async def test_the_parts_add_up(cabinet: Cabinet) -> None:
    await filled(cabinet)
    counts = {tab.key: tab.count for tab in (await board(cabinet.office, Filters(), at=NOW)).tabs}
    assert counts == {
        "open": 7, "open_overdue": 3, "due": 2, "open_in_time": 3, "open_no_deadline": 1, "completion_asked": 1,
        "done": 3, "cancelled": 1, "draft": 1,
    }  # fmt: skip
    whole = {name: await lengths(cabinet.office, f"?class={name}") for name in GROUPS}
    assert whole["all"] == whole["open"] + whole["done"] + whole["cancelled"] == 11
    assert whole["done"] == whole["done_on_time"] + whole["done_late"] + whole["done_no_deadline"]
    assert whole["done_dated"] == whole["done_on_time"] + whole["done_late"] == 2


async def test_it_shows_what_is_open_unless_the_address_says_otherwise(cabinet: Cabinet) -> None:
    await filled(cabinet)
    found = await board(cabinet.office, Filters(), at=NOW)
    assert {row.class_ for row in found.rows} == {"open_in_time", "open_overdue", "open_no_deadline"}
    deadlines = [row.deadline for row in found.rows]
    assert deadlines == sorted(deadlines, key=lambda day: day or date.max)
    assert [tab.key for tab in found.tabs if tab.current] == ["open"]
    assert {row.state for row in (await board(cabinet.office, Filters(state="done"), at=NOW)).rows} == {"done"}


async def test_the_address_narrows_the_list(cabinet: Cabinet) -> None:
    await filled(cabinet)
    for address, total in [
        ("?class=all&q=nghị định về phát triển", 1),
        ("?class=all&q=NGHI DINH VE PHAT TRIEN", 1),
        ("?class=all&q=100%", 1),
        ("?class=all&q=_", 0),
        ("?class=all&q=101/tb", 1),
        ("?class=all&q=phien hop thu nghiem", 1),
        ("?class=nonsense", 7),
        ("?state=nonsense", 7),
        ("?state=accepted", 3),
        ("?class=open_in_time&due=7", 2),
        ("?class=open_in_time&due=8", 3),
        ("?due=7", 2),
        ("?source=103/TB-VPCP", 1),
        ("?source=meeting-99999999999999", 0),
        ("?agency=999999", 0),
        ("?class=done&done_since=2025-11-20", 2),
    ]:
        assert await lengths(cabinet.office, address) == total, address


async def test_the_list_can_be_taken_at_the_end_of_a_day_that_is_over(cabinet: Cabinet) -> None:
    await filled(cabinet)
    assert await lengths(cabinet.office, "?class=open_overdue&on=2025-11-20") == 0
    assert await lengths(cabinet.office, "?class=open_overdue&on=2025-11-21") == 4
    assert await lengths(cabinet.office, "?class=open_overdue&on=2090-01-01") == 3
    then = await board(cabinet.office, asked_by("?class=all&on=2025-11-01"), at=NOW)
    assert (then.total, then.at) == (0, datetime(2025, 11, 1, 16, 59, 59, tzinfo=UTC))


async def test_a_meeting_is_a_source(cabinet: Cabinet) -> None:
    await filled(cabinet)
    assert await lengths(cabinet.office, f"?source=meeting-{await last('meeting')}") == 1


async def test_who_sees_what(cabinet: Cabinet) -> None:
    await filled(cabinet)
    seen = {who: await lengths(getattr(cabinet, who), "?class=all") for who in ("office", "head", "lead", "minister")}
    assert seen == {"office": 11, "head": 11, "lead": 10, "minister": 10}
    assert await lengths(cabinet.helper, "?class=all") == 11
    assert await lengths(cabinet.stranger, "?class=all") == 1
    assert await lengths(cabinet.auditor, "?class=all") == 0
    assert await lengths(cabinet.lead, "?class=draft") == 0
    assert [lead.value for lead in await leads_for(cabinet.stranger, NOW)] == [cabinet.c]
    assert len(await sources_for(cabinet.office, NOW)) == 12


async def test_long_lists_have_pages(cabinet: Cabinet) -> None:
    for number in range(PAGE + 2):
        await cabinet.issued(document_number=f"{number}/NQ-CP")
    first, second = [await board(cabinet.office, Filters(page=page), at=NOW) for page in (1, 2)]
    beyond = await board(cabinet.office, Filters(page=99), at=NOW)
    assert [len(first.rows), len(second.rows)] == [PAGE, 2]
    assert (second.first, second.pages, second.total) == (PAGE + 1, 2, PAGE + 2)
    assert [row.id for row in beyond.rows] == [row.id for row in second.rows]
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}


async def test_a_directive_that_moved_to_another_lead_is_no_longer_the_first_one_s(cabinet: Cabinet) -> None:
    made = await cabinet.issued(cooperating=())
    await receive(cabinet.lead, made, at=NOON)
    await give_back(cabinet.lead, made, reason="Không thuộc chức năng.", at=NOON)
    await issue(cabinet.office, made, lead=cabinet.c, at=at(4))
    assert await lengths(cabinet.lead, "?class=all") == 0
    assert await lengths(cabinet.lead, "?class=all&on=2025-11-03") == 0
    assert await lengths(cabinet.stranger, f"?class=all&agency={cabinet.c}") == 1


@given(
    st.builds(
        Filters,
        agency=st.none() | st.integers(1, 99),
        class_=st.sampled_from(["", *GROUPS]),
        due=st.none() | st.integers(0, 99),
        source=st.none() | st.text(min_size=1).filter(str.strip),
        state=st.none() | st.sampled_from(sorted(STATES)),
        q=st.none() | st.text(st.characters(exclude_categories=("Cs",)), min_size=1),
        done_since=st.none() | st.dates(),
        on=st.none() | st.dates(),
    )
)
def test_an_address_says_what_its_filters_say(filters: Filters) -> None:
    assert asked_by(filters.address()) == filters
    assert asked_by(filters.address_of_page + "7") == msgspec.structs.replace(filters, page=7)
    assert (
        asked_by(filters.address(**{"class": "done", "due": None})).choice
        == Filters(class_="done", state=filters.state).choice
    )

"""The overview: true figures, each of which is a link to a list of exactly that length."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from directives.commands.reminding import remind
from directives.queries.filters import Filters
from directives.queries.overviews import overview
from directives.queries.panels import home_panel
from tests.directives.browser import Browser, browser_of, links_of
from tests.directives.cabinet import Cabinet, at
from tests.directives.test_board import NOW, filled, lengths


async def test_the_figures_are_those_of_the_lists(cabinet: Cabinet) -> None:
    await filled(cabinet)
    for viewer in (cabinet.office, cabinet.head, cabinet.lead, cabinet.minister, cabinet.helper, cabinet.stranger):
        found = await overview(viewer, at=NOW)
        finished = {"done_since": found.since}
        figures: dict[str, dict[str, object]] = {
            "open": {"class": "open"},
            "overdue": {"class": "open_overdue"},
            "soon": {"class": "open_in_time", "due": 7},
            "undated": {"class": "open_no_deadline"},
            "waiting": {"class": "open", "state": "completion_asked"},
            "on_time": {"class": "done_on_time", **finished},
            "dated": {"class": "done_dated", **finished},
        }
        for figure, asked in figures.items():
            assert getattr(found.total, figure) == await lengths(viewer, found.address(**asked)), (viewer.name, figure)
            for one in found.agencies:
                assert getattr(one, figure) == await lengths(viewer, found.address(agency=one.id, **asked)), figure
        for month in found.months:
            address = found.address(**{"class": "open_overdue"}, on=month.day)
            assert (month.overdue, sum(month.by_agency.values())) == (await lengths(viewer, address),) * 2


async def test_the_parts_add_up_and_the_most_overdue_comes_first(cabinet: Cabinet) -> None:
    await filled(cabinet)
    found = await overview(cabinet.office, at=NOW)
    for one in [found.total, *found.agencies]:
        assert one.open == one.overdue + one.soon + one.later + one.undated
    assert [one.name for one in found.agencies] == ["Bộ Thử nghiệm A", "Bộ Thử nghiệm C"]
    assert (found.total.overdue, found.total.on_time, found.total.dated) == (3, 1, 2)


async def test_an_agency_sees_what_it_leads(cabinet: Cabinet) -> None:
    await filled(cabinet)
    assert [one.id for one in (await overview(cabinet.lead, at=NOW)).agencies] == [cabinet.a]
    assert (await overview(cabinet.helper, at=NOW)).agencies == []


async def test_overdue_work_is_counted_at_the_end_of_each_month_as_it_stood_then(cabinet: Cabinet) -> None:
    made = await cabinet.done(when=at(25), verified=at(5, month=12), deadline=date(2025, 11, 30))
    await cabinet.done(when=at(3, month=12), deadline=date(2025, 11, 29), document_number="2/NQ-CP")
    await cabinet.issued(deadline=date(2025, 11, 30), document_number="3/NQ-CP")
    found = await overview(cabinet.office, at=at(10, month=12))
    assert [month.day for month in found.months][-3:] == [date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 10)]
    assert [month.overdue for month in found.months][-3:] == [0, 1, 1]
    midnight = datetime(2025, 11, 30, 17, tzinfo=UTC)
    assert (await overview(cabinet.office, at=midnight - timedelta(seconds=1))).months[-1].overdue == 1
    assert (await overview(cabinet.office, at=midnight)).months[-1].overdue == 3
    assert made


async def test_the_longest_overdue_say_what_was_done_about_them(cabinet: Cabinet) -> None:
    made = [
        await cabinet.accepted(deadline=date(2025, 11, day), document_number=f"{day}/NQ-CP") for day in range(3, 11)
    ]
    await remind(cabinet.office, made[0], text="Đề nghị báo cáo.", at=at(20))
    latest = (await overview(cabinet.office, at=NOW)).latest
    assert [one.days_overdue for one in latest] == [22, 21, 20, 19, 18]
    assert [one.reminders for one in latest] == [1, 0, 0, 0, 0]


async def test_how_long_the_oldest_request_waits(cabinet: Cabinet) -> None:
    await cabinet.asked(when=at(20), document_number="1/NQ-CP")
    made = await cabinet.asked(when=at(18), document_number="2/NQ-CP")
    oldest = (await overview(cabinet.office, at=NOW)).oldest
    assert oldest and (oldest.id, oldest.days) == (made, 7)


@pytest.mark.parametrize("who", ["office", "lead"])
async def test_every_number_on_the_pages_is_the_length_of_its_list(cabinet: Cabinet, who: str) -> None:
    await filled(cabinet)
    async with browser_of(getattr(cabinet, who)) as browser:
        followed = 0
        for page in ("/overview", "/directives", "/directives/panel"):
            for href, said in links_of(await browser.get(page)):
                numbers = re.findall(r"\d+", said) if href.startswith("/directives?") else []
                if numbers:
                    expected = numbers[-1] if said[-1].isdigit() else numbers[0]
                    assert await length_of(browser, href) == int(expected), (page, href, said)
                    followed += 1
        assert followed > 25


async def length_of(browser: Browser, href: str) -> int:
    said = (await browser.get(href)).text
    found = re.search(r"trên ([\d.]+) nhiệm vụ", said)
    return int(found[1]) if found else 0


async def test_nothing_yet_is_said_in_words(cabinet: Cabinet) -> None:
    async with browser_of(cabinet.stranger) as browser:
        assert "Chưa có nhiệm vụ nào được giao" in (await browser.get("/overview")).text
        assert "Không có nhiệm vụ nào ở đây" in (await browser.get("/directives")).text
    assert (await home_panel(cabinet.office)).filters == Filters()

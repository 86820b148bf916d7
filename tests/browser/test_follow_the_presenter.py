"""The room reads along with its presenter; who turns a page himself is left alone, and comes back by one touch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.long_papers import wait_for_pages
from tests.browser.people import PATIENCE, Person, lost_connections
from tests.browser.places import CHAIR, MINISTER, SECRETARY
from tests.browser.reading import SELECT, Draft, draft_of_today
from tests.browser.thread.presenting import follows, is_shown, present, reads, turn

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEETS = [[f"Dieu {n}. Noi dung cua trang {n}."] for n in range(1, 7)]
AT = "() => document.querySelector('#scroll').scrollTop"
IS_AT = "at => Math.abs(document.querySelector('#scroll').scrollTop - at) < 2"


@pytest.fixture(scope="module")
def draft(demo) -> Iterator[Draft]:
    """On the table: the chair, a minister and the secretary are there."""
    with draft_of_today(demo, *SHEETS) as made, callers(demo, CHAIR, MINISTER, SECRETARY) as three:
        wait_for_pages(made.office, f"{made.path}/versions/1")
        made.gathering.open()
        made.gathering.begin()
        for one in three:
            one.come(made.gathering.id)
        yield made


@pytest.fixture(autouse=True)
def nothing_presented(draft) -> Iterator[None]:
    yield
    draft.gathering.chair.send(f"/items/{draft.gathering.item}/presentation/end")


@pytest.fixture
def chair(arrive, draft) -> Person:
    return enter(arrive(CHAIR), draft)


@pytest.fixture
def minister(arrive, draft) -> Person:
    return enter(arrive(MINISTER), draft)


def enter(person: Person, draft: Draft) -> Person:
    person.go(f"{draft.gathering.path}/room")
    expect(person.page.locator("#page-1 .words")).to_be_attached(timeout=PATIENCE)
    return person


def scroll(page: Page, way: int) -> float:
    """With the wheel; where he is then."""
    start = page.evaluate(AT)
    page.locator("#scroll").hover()
    page.mouse.wheel(0, way)
    page.wait_for_function(IS_AT, arg=start + way, timeout=PATIENCE)
    return page.evaluate(AT)


def test_he_follows_leaves_by_turning_a_page_is_not_moved_then_and_comes_back_by_one_touch(chair, minister):
    present(chair)
    turn(chair.page)
    reads(minister.page, 2)
    turn(chair.page)
    reads(minister.page, 3)
    follows(minister.page)
    turn(minister.page, -1)
    follow = follows(minister.page, alone=True)
    before = minister.page.evaluate(AT)
    turn(chair.page)
    is_shown(minister.page, 4)
    reads(minister.page, 2)
    assert minister.page.evaluate(AT) == before
    follow.click()
    reads(minister.page, 4)
    follows(minister.page)
    turn(chair.page)
    reads(minister.page, 5)
    assert minister.complaints == chair.complaints == []


def test_who_scrolls_with_his_hand_has_left_too(chair, minister):
    present(chair)
    turn(chair.page)
    reads(minister.page, 2)
    before = scroll(minister.page, 60)
    follows(minister.page, alone=True)
    turn(chair.page)
    is_shown(minister.page, 3)
    assert minister.page.evaluate(AT) == before


def test_who_reads_already_when_it_begins_is_not_moved_either(chair, minister):
    turn(minister.page)
    reads(minister.page, 2)
    present(chair)
    turn(chair.page)
    turn(chair.page)
    is_shown(minister.page, 3)
    reads(minister.page, 2)
    minister.press("Follow the presenter")
    reads(minister.page, 3)


def test_the_presenter_is_followed_where_he_scrolls(chair, minister):
    present(chair)
    scroll(chair.page, 900)
    minister.page.wait_for_function("() => document.querySelector('#scroll').scrollTop > 600", timeout=PATIENCE)


def test_after_a_cut_network_and_a_page_that_is_loaded_again_each_is_where_he_was(chair, minister):
    present(chair)
    turn(chair.page)
    reads(minister.page, 2)
    with lost_connections(minister):
        minister.context.set_offline(True)
        minister.page.evaluate("() => document.querySelector('#live').dispatchEvent(new Event('offline'))")
        turn(chair.page)
        is_shown(chair.page, 3)
        minister.context.set_offline(False)
        minister.page.reload()
        reads(minister.page, 3)
    turn(minister.page, -1)
    follows(minister.page, alone=True)
    minister.page.reload()
    is_shown(minister.page, 3)
    reads(minister.page, 2)
    follows(minister.page, alone=True)


def test_the_reporting_minister_takes_over_and_the_chair_takes_it_back(chair, minister):
    present(chair)
    turn(chair.page)
    reads(minister.page, 2)
    chair.page.locator("#room-presentation summary").click()
    chair.choose("Hand over to", "Bộ trưởng Bộ Xây dựng")
    chair.press("Hand over")
    expect(minister.page.locator("[data-leads]")).to_be_visible(timeout=PATIENCE)
    turn(minister.page)
    reads(chair.page, 3)
    chair.page.locator("#room-presentation summary").click()
    chair.press("Take the presentation back")
    expect(minister.page.locator("[data-leads]")).to_be_hidden(timeout=PATIENCE)
    turn(chair.page)
    reads(minister.page, 4)


def test_what_he_points_at_is_seen_while_he_presses(chair, minister):
    present(chair)
    chair.page.locator("[data-point]").click()
    box = chair.page.locator("#page-1").bounding_box()
    chair.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 120)
    chair.page.mouse.down()
    dot = minister.page.locator("#page-1 .shared circle")
    expect(dot).to_be_attached(timeout=PATIENCE)
    first = dot.get_attribute("cy")
    chair.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 240, steps=3)
    expect(dot).not_to_have_attribute("cy", first, timeout=PATIENCE)
    chair.page.mouse.up()
    expect(dot).not_to_be_attached(timeout=PATIENCE)


def test_what_he_selects_is_shown_to_everybody_until_he_turns_the_page(chair, minister):
    present(chair)
    chair.page.evaluate(SELECT, ["Dieu 1.", "Noi dung"])
    chair.press("Show to everybody")
    marks = minister.page.locator("#page-1 .shared rect")
    expect(marks).to_have_count(1, timeout=PATIENCE)
    turn(chair.page)
    expect(marks).to_have_count(0, timeout=PATIENCE)
    chair.page.evaluate(SELECT, ["Dieu 2.", "Noi dung"])
    chair.press("Show to everybody")
    marks = minister.page.locator("#page-2 .shared rect")
    expect(marks).to_have_count(1, timeout=PATIENCE)
    chair.page.locator("[data-unmark]").click()
    expect(marks).to_have_count(0, timeout=PATIENCE)


def test_the_big_screen_shows_the_page_too(arrive, draft, chair):
    wall = arrive(viewport={"width": 1920, "height": 1080})
    wall.go(draft.gathering.screen())
    present(chair)
    for n in (1, 2):
        image = wall.page.locator(f".pp[data-n='{n}'] img")
        expect(image).to_be_visible(timeout=PATIENCE)
        wall.page.wait_for_function("() => document.querySelector('.pp img').naturalWidth > 0", timeout=PATIENCE)
        turn(chair.page)
    assert wall.complaints == []


def test_without_script_a_link_leads_to_the_page_that_is_shown(arrive, draft, chair):
    present(chair)
    turn(chair.page)
    reader = arrive(MINISTER, java_script_enabled=False)
    reader.go(f"{draft.gathering.path}/room")
    link = reader.page.locator("#room-place a")
    expect(link).to_have_text(said("Page %(n)s is shown", n=2))
    assert link.get_attribute("href") == f"{draft.path}/versions/1?page=2"


def test_the_rest_of_the_room_goes_on_without_moving_what_he_reads(draft, minister):
    """The last of all, as the ballot stays on the big screen."""
    turn(minister.page)
    reads(minister.page, 2)
    before = scroll(minister.page, 120)
    draft.gathering.ask("Đồng ý thông qua dự thảo thử?")
    minister.reads("#room-ballot", "Send the vote")
    draft.gathering.close_ballot()
    minister.reads("#room-ballot", "No quorum, nothing decided")
    assert minister.page.evaluate(AT) == before

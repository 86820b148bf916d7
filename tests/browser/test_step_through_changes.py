"""A comparison is stepped through, unfolded and chosen in a browser: in place with script, by addresses without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ecabinet.i18n import translate as said
from tests.browser.callers import Caller, callers
from tests.browser.people import Person
from tests.wait import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = 120  # seconds, by which the pages of the whole sample are drawn
NEXT, CURRENT, FOLDED = "[data-step='1']", "[data-entry][aria-current]", "p.same:has(.lnk)"


@pytest.fixture(scope="module")
def address(demo) -> str:
    """The sample's draft with two versions, by the one link to its comparison; it is there once both are drawn."""
    with callers(demo, "boxaydung") as (minister,):
        return until(lambda: compared(minister), within=DRAWN)


def compared(minister: Caller) -> str | None:
    for meeting in re.findall(r'href="(/meetings/\d+)"', minister.page("/meetings")):
        for item in re.findall(r'href="(/items/\d+)"', minister.page(meeting)):
            for paper in re.findall(r'href="(/papers/\d+)"', minister.page(item)):
                if f'href="{paper}/comparison' in minister.page(paper):
                    return f"{paper}/comparison"
    return None


def steps_on(person: Person, address: str) -> Page:
    page = person.go(address)
    page.locator(NEXT).click()
    page.locator(NEXT).click()
    expect(page.locator("[data-at]")).to_have_text("3")
    expect(page.locator(CURRENT)).to_have_attribute("data-entry", "3")
    expect(page.locator("[data-change='3']")).to_be_in_viewport()
    return page


def test_with_script_the_page_stays(arrive, address):
    minister = arrive("boxaydung")
    page = steps_on(minister, address)
    loaded = minister.loaded
    page.locator("[data-entry='6'] a").click()
    expect(page.locator("[data-at]")).to_have_text("6")
    page.locator(FOLDED).first.get_by_role("link").click()
    expect(page.get_by_role("link", name=said("Fold"), exact=True)).to_be_visible()
    assert minister.loaded == loaded
    assert minister.complaints == []


def test_without_script_each_step_is_an_address(arrive, address):
    minister = arrive("boxaydung", java_script_enabled=False)
    page = steps_on(minister, address)
    assert page.url.endswith("&at=3#c3")
    page.locator(FOLDED).first.get_by_role("link").click()
    expect(page.get_by_role("link", name=said("Fold"), exact=True)).to_be_visible()
    page.get_by_label(said("The old version"), exact=True).select_option("2")
    page.get_by_label(said("The new version"), exact=True).select_option("1")
    page.get_by_role("button", name=said("Compare"), exact=True).click()
    expect(page.locator("del").filter(has_text="08 giờ")).to_be_visible()
    assert minister.complaints == []

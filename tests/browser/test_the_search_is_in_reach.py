"""The search is one key away on every page, and works without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RESULTS = re.compile(r"/search\?q=du\+lieu$")


def test_a_key_leads_to_the_field_and_the_words_are_marked(arrive):
    office = arrive("vutonghop")
    office.go("/meetings").keyboard.press("/")
    field = office.page.get_by_role("searchbox", name=said("What to look for"))
    expect(field).to_be_focused()
    office.page.keyboard.type("du lieu")
    office.page.keyboard.press("Enter")
    office.page.wait_for_url(RESULTS)
    expect(office.page.locator(".hits mark").first).to_have_text(re.compile("dữ liệu", re.IGNORECASE))
    _opens_the_first(office)
    assert office.complaints == []


def test_the_sign_opens_the_field_and_escape_closes_it(arrive):
    office = arrive("vutonghop")
    sign = office.go("/").locator(".seek > summary")
    sign.click()
    field = office.page.get_by_role("searchbox", name=said("What to look for"))
    expect(field).to_be_focused()
    office.page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(sign).to_be_focused()


def test_it_needs_no_script(arrive):
    office = arrive("vutonghop", java_script_enabled=False)
    office.go("/").locator(".seek > summary").click()
    office.page.get_by_role("searchbox", name=said("What to look for")).fill("du lieu")
    office.page.locator(".seek button").click()
    office.page.wait_for_url(RESULTS)
    office.page.get_by_role("link", name=re.compile(said("Papers"))).first.click()
    office.page.wait_for_url(re.compile("kind=paper"))
    _opens_the_first(office)


def _opens_the_first(office: Person) -> None:
    office.page.locator(".hits h3 a").first.click()
    office.page.wait_for_url(re.compile(r"/(papers|items|meetings|directives)/\d+"))
    expect(office.page.get_by_role("heading", level=1)).to_be_visible()

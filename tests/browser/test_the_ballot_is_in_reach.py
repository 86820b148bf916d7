"""Who is to vote finds the sheet at once: on a tablet without scrolling, on a phone by one press."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.places import CHAIR, MINISTER, OFFICE, meeting_that_is

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TABLET, UPRIGHT, PHONE = ((1180, 820), (820, 1180), (390, 844))


@pytest.fixture
def room(demo) -> str:
    """Of the sample session that sits, whose open ballot has a long question."""
    with callers(demo, OFFICE) as (office,):
        return f"{meeting_that_is(office, 'Sitting now')}/room"


@pytest.mark.parametrize("key", [CHAIR, MINISTER])
def test_on_a_tablet_without_scrolling(arrive, room, key):
    person = arrive(key)
    for width, height in (TABLET, UPRIGHT):
        person.page.set_viewport_size({"width": width, "height": height})
        person.go(room)
        for choice in ("For", "Against", "Other opinion"):
            radio = person.page.get_by_role("radio", name=said(choice), exact=True)
            expect(radio.locator("..")).to_be_in_viewport(ratio=1)
        expect(person.page.get_by_role("button", name=said("Send the vote"))).to_be_in_viewport(ratio=1)


def test_on_a_phone_by_one_press(arrive, room):
    minister = arrive(MINISTER, viewport={"width": PHONE[0], "height": PHONE[1]})
    minister.go(room)
    minister.page.locator("#room-stage .words").first.wait_for(state="attached")
    link = minister.page.locator("#room-stage").get_by_role("link", name=said("Voting"), exact=True)
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(minister.page.locator("#room-ballot .opts")).to_be_in_viewport(ratio=1)
    expect(minister.page.get_by_role("button", name=said("Send the vote"))).to_be_in_viewport(ratio=1)


def test_what_is_typed_is_not_hidden_by_the_button(arrive, room):
    """The button stays in sight while the sheet scrolls below it."""
    minister = arrive(MINISTER, viewport={"width": 1180, "height": 640})
    minister.go(room)
    remark = minister.page.locator("#room-ballot").get_by_role("textbox")
    remark.focus()
    field, button = (
        one.bounding_box() for one in (remark, minister.page.get_by_role("button", name=said("Send the vote")))
    )
    assert field["y"] + field["height"] <= button["y"]

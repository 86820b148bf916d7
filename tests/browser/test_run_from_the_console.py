"""The chair runs a meeting from the console: one press to the next item, a moment to undo it, keys that only lead."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE
from tests.browser.places import CHAIR, OFFICE, SECRETARY

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def meeting(demo):
    """Of today, called, with one item."""
    with callers(demo, OFFICE, CHAIR, SECRETARY) as (office, chair, secretary):
        yield Gathering(office, chair, secretary, title="Phiên họp từ bàn chủ tọa", item="Dự thảo từ bàn chủ tọa")


def test_a_meeting_is_run_and_an_act_undone_without_loading_the_page(arrive, meeting):
    chair, secretary, wall = arrive(CHAIR), arrive(SECRETARY), arrive()
    chair.go(f"{meeting.path}/console")
    secretary.go(f"{meeting.path}/console")
    wall.go(meeting.screen())
    loaded = chair.loaded
    chair.press("Open the sitting")
    secretary.press("Next item: %(n)s", n=1)
    bar = chair.page.locator("#room-undo .undo")
    expect(bar).to_contain_text(said("Item %(n)s is on.", n=1), timeout=PATIENCE)
    expect(wall.page.locator("#room-screen h1")).to_have_text("Dự thảo từ bàn chủ tọa", timeout=PATIENCE)
    expect(bar).to_be_visible()  # within a tick of the script that counts
    chair.page.keyboard.press("u")
    expect(bar.get_by_role("button")).to_be_focused()
    chair.page.keyboard.press("Enter")
    chair.reads("#room-desk", "No item is on")
    expect(wall.page.locator("#room-screen h1")).to_have_text("Phiên họp từ bàn chủ tọa", timeout=PATIENCE)
    expect(bar).to_have_count(0, timeout=PATIENCE)
    assert (chair.loaded, chair.complaints) == (loaded, [])


def test_what_can_be_undone_is_offered_for_ten_seconds_and_no_longer(arrive, meeting):
    chair = arrive(CHAIR)
    chair.go(f"{meeting.path}/console")
    chair.press("Open the sitting")
    chair.press("Next item: %(n)s", n=1)
    bar = chair.page.locator("#room-undo .undo")
    expect(bar).to_be_visible(timeout=PATIENCE)
    expect(bar).to_be_hidden(timeout=PATIENCE)
    chair.page.reload()
    expect(chair.page.locator("#room-desk")).to_contain_text(said("Item %(n)s", n=1))
    expect(bar).to_be_hidden()


def test_a_key_leads_to_a_button_and_presses_nothing(arrive, meeting):
    chair = arrive(CHAIR)
    chair.go(f"{meeting.path}/console")
    chair.page.locator("h1").click()
    chair.page.keyboard.press("n")
    expect(chair.page.get_by_role("button", name=said("Open the sitting"), exact=True)).to_be_focused()
    chair.page.keyboard.press("?")
    expect(chair.page.locator("#keys-help")).to_contain_text(said("To the next item"))
    expect(chair.page.locator("#room-desk")).to_contain_text(said("The meeting has not been opened yet"))


def test_a_screen_that_is_revoked_keeps_nothing_of_the_meeting(arrive, meeting):
    wall = arrive()
    wall.go(meeting.screen())
    expect(wall.page.locator("#room-screen h1")).to_have_text("Phiên họp từ bàn chủ tọa")
    meeting.secretary.send(f"{meeting.path}/screens/revocation")
    expect(wall.page.locator("#main h1")).to_have_text(said("This page was not found"), timeout=PATIENCE)
    expect(wall.page.locator("body")).not_to_contain_text("Phiên họp từ bàn chủ tọa")

"""Who speaks for a site sees in the room that the desk has confirmed it, and keeps what he is typing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE, account_of
from tests.browser.places import CHAIR, MINISTER, OFFICE, SECRETARY

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def conference(demo):
    """It sits; the minister speaks for one of its sites."""
    with callers(demo, OFFICE, CHAIR, SECRETARY) as (office, chair, secretary):
        meeting = Gathering(office, chair, secretary, title="Hội nghị trực tuyến thử", item="Nội dung thử")
        office.send(f"{meeting.path}/sites", name="Điểm cầu thử", expected=12)
        (site,) = set(re.findall(r"/sites/\d+", office.page(f"{meeting.path}/sites")))
        name = re.escape(account_of(demo, MINISTER)["name"])
        (person,) = re.findall(rf'value="(\d+)"[^>]*>{name}<', office.page(f"{site}/plan"))
        office.send(f"{site}/seats", person=person)
        meeting.open()
        yield meeting


def test_its_line_changes_by_itself_and_what_is_typed_stays(arrive, conference):
    minister = arrive(MINISTER)
    minister.go(f"{conference.path}/room")
    site = minister.page.locator("#room-site")
    minister.press("Say that the site is connected", within=site)
    minister.reads("#flash", "The site is connected.")  # its answer brings the form anew
    line = minister.page.locator("#room-site-state")
    expect(line).to_contain_text(said("Connected, to be confirmed"), timeout=PATIENCE)
    site.locator("summary").click()
    minister.fill("People at this site", "15", within=site)
    conference.secretary.send(f"{conference.path}/sites/confirmation")
    expect(line).to_contain_text(said("Connected") + ": ", timeout=PATIENCE)
    expect(site.get_by_label(said("People at this site"))).to_have_value("15")
    assert minister.complaints == []

"""A directive from the conclusion's sentence: issued, answered, reported on, sent back once, verified."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from ecabinet.clock import house_day, now
from ecabinet.i18n import translate as said
from tests.browser.files import REAL_PDF
from tests.browser.people import Person
from tests.browser.thread.concluding import ORDER
from tests.browser.thread.planning import ITEMS, LEAD, TITLE

WHY_NOT_YET = "Chưa thấy tờ trình kèm theo báo cáo; đề nghị bổ sung."


def issue(office: Person, item: int) -> str:
    """Quoted word for word. Returns the directive's address."""
    office.go(f"/items/{item}")
    office.follow("Make a directive of sentence %(n)s of clause %(clause)s", n=2, clause=2)
    expect(office.page.locator("#f-quote")).to_have_value(ORDER)
    office.choose("Lead agency", LEAD)
    office.fill("Deadline", f"{house_day(now()) + timedelta(days=20):%d/%m/%Y}")
    office.press("Save the draft")
    office.press("Issue to %(agency)s", agency=LEAD, sure=True)
    expect(office.page.locator("#timeline")).to_contain_text(LEAD)
    return office.page.url


def take(clerk: Person) -> None:
    clerk.go("/notices")
    clerk.page.get_by_role("link", name=ORDER[:40]).first.click()
    expect(clerk.page.locator(".quote")).to_contain_text(ORDER)
    clerk.press("Confirm the receipt")
    clerk.press("Accept the directive")


def report(clerk: Person, text: str, percent: str) -> None:
    form = clerk.page.locator("#report")
    clerk.fill("What was done since the last report, what stands in the way", text, within=form)
    clerk.fill("How much is done, in percent", percent, within=form)
    form.get_by_label(said("Evidence: a file"), exact=True).set_input_files(REAL_PDF)
    clerk.press("Send the report")
    expect(clerk.page.locator("#status")).to_contain_text(f"{percent}%")
    expect(clerk.page.locator("#timeline")).to_contain_text(text)
    expect(clerk.page.locator("[aria-labelledby=files] a").first).to_be_visible()


def ask_completion(clerk: Person) -> None:
    clerk.press("Ask for completion", sure=True)
    clerk.reads("#flash", "Completion was asked for.")


def send_back(office: Person, clerk: Person, directive: str) -> None:
    _verify(office, directive, "Not completed yet", WHY_NOT_YET)
    clerk.go(directive)
    expect(clerk.page.locator("#timeline")).to_contain_text(WHY_NOT_YET)


def verify(office: Person, directive: str) -> None:
    _verify(office, directive, "Completed", "")
    expect(office.page.locator("#timeline .ok").last).to_be_visible()


def linked_both_ways(office: Person, meeting: int, item: int, directive: str) -> None:
    office.go(directive)
    office.follow("Open the conclusion")
    office.page.wait_for_url(re.compile(rf"/items/{item}#clause-\d+$"))
    expect(office.page.get_by_role("heading", level=1)).to_have_text(ITEMS[1][0])
    expect(office.page.locator("#item-directives")).to_contain_text(ORDER[:40])
    office.follow(TITLE)
    office.page.wait_for_url(re.compile(rf"/meetings/{meeting}#item-{item}$"))
    office.page.locator("#meeting-directives").get_by_role("link", name=ORDER[:40]).click()
    office.page.wait_for_url(directive)


def _verify(office: Person, directive: str, outcome: str, remark: str) -> None:
    office.go(directive)
    form = office.page.locator("#verify")
    form.get_by_text(said(outcome)).first.click()
    office.fill("Remark; needed when it is sent back", remark, within=form)
    office.press("Verify", within=form)
    form.wait_for(state="detached")

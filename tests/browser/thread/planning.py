"""The Office plans a meeting for today: agenda, papers, people; then it sends the invitations."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from ecabinet.clock import house_day, now
from ecabinet.i18n import translate as said
from tests.browser.files import REAL_PDF, draft
from tests.browser.people import Person

TITLE = "Phiên họp Chính phủ thử toàn chuỗi"
LEAD = "Bộ Xây dựng"
ITEMS = (
    ("Báo cáo công tác chuẩn bị", "Report", "Văn phòng Chính phủ", "10"),
    ("Dự thảo Nghị định về quản lý công trình", "Draft for decision", LEAD, "30"),
)
ARTICLES = (
    "Điều 1. Phạm vi điều chỉnh của Nghị định.",
    "Điều 2. Trách nhiệm của Bộ Xây dựng.",
    "Điều 3. Hiệu lực thi hành.",
)
ENDS_IN_NUMBER = re.compile(r"(\d+)$")


def plan(office: Person, folder: Path) -> tuple[int, int]:
    """Returns the meeting and the item that will be decided."""
    meeting = _create(office)
    for title, kind, agency, minutes in ITEMS:
        _add_item(office, title, kind, agency, minutes)
    office.press("Move item %(n)s up", n=2)
    expect(office.page.locator(".ag h3").first).to_have_text(ITEMS[1][0])
    item = _number(office.page.locator(".ag > li").first.get_attribute("id"))
    _attach(office, item, "Dự thảo Nghị định", "Draft", draft(folder, "NGHỊ ĐỊNH", *ARTICLES))
    _attach(office, item, "Tài liệu tham khảo", "Other paper", REAL_PDF)
    _invite(office, meeting)
    _call(office, meeting)
    return meeting, item


def _create(office: Person) -> int:
    office.go("/")
    office.follow("Meetings", within=office.page.locator("nav").first)
    office.follow("Create a meeting")
    office.fill("Title", TITLE)
    office.fill("Place", "Trụ sở Chính phủ")
    office.fill("Day", f"{house_day(now()):%d/%m/%Y}")
    office.fill("Begins at", "00:00")
    office.fill("Ends at", "23:59")
    office.press("Create the meeting")
    office.page.wait_for_url("**/agenda")
    return _number(office.page.url.removesuffix("/agenda"))


def _add_item(office: Person, title: str, kind: str, agency: str, minutes: str) -> None:
    form = office.page.locator("#new")
    office.fill("Title", title, within=form)
    office.choose("Kind", said(kind), within=form)
    office.choose("Submitting agency", agency, within=form)
    office.fill("Minutes planned", minutes, within=form)
    office.press("Add the item")
    expect(office.page.locator(".ag h3").filter(has_text=title)).to_be_visible()


def _attach(office: Person, item: int, title: str, kind: str, file: Path) -> None:
    office.go(f"/items/{item}")
    papers = office.page.locator("#papers")
    papers.get_by_text(said("Attach a paper"), exact=True).click()
    office.fill("Title of the paper", title, within=papers)
    office.choose("Kind", said(kind), within=papers)
    papers.get_by_label(said("File"), exact=True).set_input_files(file)
    office.press("Attach the paper", within=papers)
    expect(papers.get_by_role("link", name=title)).to_be_visible()


def _invite(office: Person, meeting: int) -> None:
    office.go(f"/meetings/{meeting}/participants")
    _name(office, "Thủ tướng Chính phủ", "Chair")
    _name(office, "Thư ký phiên họp", "Secretary")
    office.press("Invite all members of the Government")
    expect(office.page.locator("#main")).to_contain_text("Bộ trưởng Bộ Xây dựng")


def _name(office: Person, name: str, capacity: str) -> None:
    """Filter first, then tick: the list is long."""
    office.page.get_by_role("searchbox").fill(name)
    office.press("Filter")
    form = office.page.locator("#f-people")
    form.locator(".chk").filter(has_text=re.compile(f"^{name}")).first.get_by_role("checkbox").check()
    office.choose("Capacity", said(capacity), within=form)
    office.press("Put on the list")
    expect(office.page.locator(".rows > li").filter(has_text=name).first).to_contain_text(said(capacity))


def _call(office: Person, meeting: int) -> None:
    office.go(f"/meetings/{meeting}")
    office.press("Send the invitations", sure=True)
    office.reads("#flash", "The invitations were sent.")


def _number(text: str | None) -> int:
    found = ENDS_IN_NUMBER.search(text or "")
    assert found, text
    return int(found[1])

"""Two write one conclusion at once: each his clause, and nothing that somebody types is lost or overwritten."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE, Person, lost_connections
from tests.browser.places import CHAIR, OFFICE, SECRETARY
from tests.browser.thread.concluding import add, field, leave, saved
from tests.running_demo import RunningDemo
from tests.wait import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST, SECOND = "Chính phủ thống nhất thông qua.", "Giao Bộ Tài chính báo cáo."


@dataclass
class Desk:
    office: Person
    secretary: Person
    item: int

    @property
    def both(self) -> tuple[Person, Person]:
        return self.office, self.secretary


@pytest.fixture
def desk(demo, arrive) -> Desk:
    """Both before the empty conclusion on the item of a sitting of their own."""
    with callers(demo, OFFICE, CHAIR, SECRETARY) as (office, chair, secretary):
        made = Gathering(office, chair, secretary, title="Phiên họp thử, viết kết luận", item="Nội dung thử")
        made.open()
        made.begin()
    here = Desk(arrive(OFFICE), arrive(SECRETARY), made.item)
    for person in here.both:
        person.go(f"/items/{made.item}/conclusion")
    return here


def test_each_writes_his_clause_and_sees_the_other_write(desk, arrive):
    chair = arrive(CHAIR)
    chair.go(f"/items/{desk.item}/conclusion")
    add(desk.office, 1, FIRST)
    expect(field(desk.secretary, 1)).to_have_value(FIRST, timeout=PATIENCE)
    held = desk.secretary.page.locator(".clause .held:visible")
    expect(held).to_contain_text(said("%(name)s is writing clause %(n)s", name="", n=1).strip())
    expect(field(desk.secretary, 1)).not_to_be_editable()
    add(desk.secretary, 2, SECOND)
    field(desk.office, 1).press_sequentially(" Thêm.")
    for person in desk.both:
        expect(field(person, 1)).to_have_value(f"{FIRST} Thêm.", timeout=PATIENCE)
        expect(field(person, 2)).to_have_value(SECOND, timeout=PATIENCE)
    expect(chair.page.locator("#room-clauses")).to_contain_text(SECOND, timeout=PATIENCE)
    leave(desk.office)
    expect(field(desk.secretary, 1)).to_be_editable(timeout=PATIENCE)
    desk.secretary.page.get_by_label(said("Deadline"), exact=True).nth(1).fill("trước ngày 15/12/2030")
    expect(desk.secretary.page.locator(".clause .hint").nth(1)).to_contain_text("2030", timeout=PATIENCE)
    leave(desk.secretary)
    chair.press("Lock for approval")
    for person in desk.both:
        expect(person.page.locator("#room-clauses textarea")).to_have_count(0, timeout=PATIENCE)
        expect(person.page.locator("#room-clauses")).to_contain_text("trước ngày 15/12/2030")
    chair.press("Approve the conclusion", sure=True)
    chair.reads("#conclusion", "Approved")
    assert [one.complaints for one in (*desk.both, chair)] == [[], [], []]


def test_what_an_input_method_composes_is_left_alone(desk):
    """Telex on its way to a syllable: pushes come meanwhile, and nothing half-made is sent."""
    add(desk.office, 1, "Giao ")
    wire = desk.office.context.new_cdp_session(desk.office.page)
    wire.send("Input.imeSetComposition", {"text": "tiê", "selectionStart": 3, "selectionEnd": 3})
    expect(field(desk.office, 1)).to_have_value("Giao tiê")
    add(desk.secretary, 2, SECOND)
    expect(field(desk.office, 2)).to_have_value(SECOND, timeout=PATIENCE)
    expect(field(desk.office, 1)).to_have_value("Giao tiê")
    expect(field(desk.secretary, 1)).to_have_value("Giao")
    wire.send("Input.imeSetComposition", {"text": "tiến", "selectionStart": 4, "selectionEnd": 4})
    wire.send("Input.insertText", {"text": "tiếng"})
    expect(field(desk.office, 1)).to_have_value("Giao tiếng")
    expect(field(desk.secretary, 1)).to_have_value("Giao tiếng", timeout=PATIENCE)


def test_what_is_typed_without_a_network_is_sent_when_it_is_back(desk):
    add(desk.office, 1, FIRST)
    loaded = desk.office.loaded
    with lost_connections(desk.office):
        desk.office.context.set_offline(True)
        field(desk.office, 1).press_sequentially(" Gõ lúc mất mạng.")
        desk.office.reads(
            ".clause .ph .meta", "Not saved: no connection. What you typed stays here and is sent by itself."
        )
        add(desk.secretary, 2, SECOND)
        desk.office.context.set_offline(False)
        expect(field(desk.office, 2)).to_have_value(SECOND, timeout=2 * PATIENCE)
        saved(desk.office, 1)
    for person in desk.both:
        expect(field(person, 1)).to_have_value(f"{FIRST} Gõ lúc mất mạng.", timeout=PATIENCE)
    assert desk.office.loaded == loaded


def test_a_page_that_is_loaded_again_in_the_middle_of_a_word_keeps_it(desk):
    add(desk.office, 1, FIRST)
    field(desk.office, 1).press_sequentially(" Chưa kịp")
    desk.office.page.reload()
    expect(field(desk.office, 1)).to_have_value(f"{FIRST} Chưa kịp", timeout=PATIENCE)
    expect(field(desk.office, 1)).to_be_editable()


def test_who_comes_back_too_late_chooses_between_both_texts(demo, desk):
    add(desk.office, 1, FIRST)
    with lost_connections(desk.office):
        desk.office.context.set_offline(True)
        field(desk.office, 1).press_sequentially(" Của Văn phòng.")
        desk.office.reads(
            ".clause .ph .meta", "Not saved: no connection. What you typed stays here and is sent by itself."
        )
        take_over(demo, desk.secretary)
        field(desk.secretary, 1).press_sequentially(" Của thư ký.")
        saved(desk.secretary, 1)
        desk.office.context.set_offline(False)
        alert = desk.office.page.locator(".clause [data-conflict]")
        expect(alert).to_contain_text(f"{FIRST} Của thư ký.", timeout=2 * PATIENCE)
    expect(field(desk.office, 1)).to_have_value(f"{FIRST} Của Văn phòng.")
    leave(desk.secretary)
    desk.office.press("Save my version")
    for person in desk.both:
        expect(field(person, 1)).to_have_value(f"{FIRST} Của Văn phòng.", timeout=PATIENCE)


def test_without_script_each_clause_is_a_form(demo, arrive, desk):
    writer = arrive(SECRETARY, java_script_enabled=False)
    writer.go(f"/items/{desk.item}/conclusion")
    writer.fill("Text", FIRST, within=writer.page.locator("#new"))
    writer.press("Add the clause")
    expect(field(writer, 1)).to_have_value(FIRST)
    writer.fill("Deadline", "trong quý I/2031", within=writer.page.locator(".clause"))
    writer.press("Save the clause")
    writer.reads("#flash", "The clause was saved.")
    expect(writer.page.locator(".clause .hint")).to_contain_text("31 tháng 3 năm 2031")


def take_over(demo: RunningDemo, secretary: Person) -> None:
    """Refused until the other has been silent for ten seconds."""
    clause = secretary.page.locator(".clause").get_attribute("data-clause")
    with callers(demo, SECRETARY) as (caller,):
        path, sent = f"/clauses/{clause}/takeover", {"_csrf_token": caller.token}
        until(lambda: caller.client.post(path, data=sent).status_code == 303, within=60)
    expect(field(secretary, 1)).to_be_editable(timeout=PATIENCE)

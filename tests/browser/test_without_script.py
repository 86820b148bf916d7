"""Nothing depends on script: every act of a member and of a ministry is a plain form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.files import REAL_PDF
from tests.browser.gatherings import Gathering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "Đồng ý thông qua dự thảo, không cần kịch bản?"
ORDERS = "a[href^='/directives/']"


@pytest.fixture
def gathering(demo) -> Iterator[Gathering]:
    with callers(demo, "vutonghop", "thutuong", "thuky") as three:
        yield Gathering(*three, title="Phiên họp thử không kịch bản", item="Dự thảo không kịch bản")


def test_a_member_answers_comes_and_votes(arrive, gathering):
    minister = arrive("boyte", java_script_enabled=False)
    _answers(minister, gathering)
    gathering.open()
    gathering.begin()
    _comes(minister, gathering)
    gathering.ask(QUESTION)
    _votes(minister, gathering)
    assert minister.complaints == []


def test_a_ministry_reports(arrive):
    clerk = arrive("vp.boxaydung", java_script_enabled=False)
    clerk.go("/directives?state=accepted")
    clerk.page.get_by_role("table").locator(ORDERS).first.click()
    form = clerk.page.locator("#report")
    clerk.fill("What was done since the last report, what stands in the way", "Báo cáo không kịch bản.", within=form)
    clerk.fill("How much is done, in percent", "77", within=form)
    form.get_by_label(said("Evidence: a file"), exact=True).set_input_files(REAL_PDF)
    clerk.press("Send the report")
    clerk.reads("#flash", "Report sent.")
    expect(clerk.page.locator("#status")).to_contain_text("77%")
    expect(clerk.page.locator("#timeline")).to_contain_text("Báo cáo không kịch bản.")
    assert clerk.complaints == []


def test_a_refused_form_keeps_what_was_typed(arrive):
    clerk = arrive("vp.boxaydung", java_script_enabled=False)
    clerk.go("/directives?state=accepted")
    clerk.page.get_by_role("table").locator(ORDERS).first.click()
    form = clerk.page.locator("#report")
    clerk.fill("What was done since the last report, what stands in the way", "Không được mất.", within=form)
    clerk.fill("How much is done, in percent", "50", within=form)
    form.get_by_label(said("Evidence: a file"), exact=True).set_input_files(
        {"name": "gia.pdf", "mimeType": "application/pdf", "buffer": b"khong phai PDF"}
    )
    clerk.press("Send the report")
    expect(clerk.page.get_by_role("alert").first).to_be_visible()
    expect(form.get_by_role("textbox").first).to_have_value("Không được mất.")


def _answers(minister: Person, gathering: Gathering) -> None:
    minister.go(f"{gathering.path}/answer")
    minister.page.get_by_label(said("Absent")).check()
    minister.fill("Reason", "Công tác nước ngoài")
    minister.press("Send the answer")
    minister.reads("#flash", "The answer was recorded.")
    minister.go(f"{gathering.path}/answer")
    minister.page.get_by_label(said("Attend"), exact=True).check()
    minister.press("Send the answer")
    minister.reads("#main", "Attends")


def _comes(minister: Person, gathering: Gathering) -> None:
    minister.go(f"{gathering.path}/room")
    minister.press("Present", within=minister.page.locator("#room-presence > form"))
    minister.reads("#flash", "Marked as present.")
    minister.reads("#room-presence", "You are present")


def _votes(minister: Person, gathering: Gathering) -> None:
    minister.go(f"{gathering.path}/room")
    sheet = minister.page.locator("#room-ballot .own")
    sheet.get_by_role("radio", name=said("Other opinion"), exact=True).locator("..").click()
    sheet.get_by_role("textbox").fill("Ý kiến gửi bằng biểu mẫu.")
    minister.press("Send the vote")
    minister.reads("#flash", "Your vote is recorded.")
    expect(sheet.get_by_role("status")).to_contain_text(said("Other opinion"))
    expect(sheet.get_by_role("textbox")).to_have_value("Ý kiến gửi bằng biểu mẫu.")

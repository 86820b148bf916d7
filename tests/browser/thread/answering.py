"""The minister is told of the meeting, reads its draft and answers."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.people import Person
from tests.browser.reading import DRAWN
from tests.browser.thread.planning import ARTICLES, TITLE


def answer(minister: Person, meeting: int) -> None:
    minister.go("/")
    minister.page.locator("#bell").click()
    minister.page.get_by_role("link", name=TITLE).click()
    minister.page.wait_for_url(f"**/meetings/{meeting}")
    _read_the_draft(minister, meeting)
    minister.press("I attend")
    expect(minister.page.locator("#main")).to_contain_text(said("Attends"))


def _read_the_draft(minister: Person, meeting: int) -> None:
    """As pages where there is LibreOffice, else as its words; as text in both."""
    minister.page.locator(".pps").get_by_role("link", name="Dự thảo Nghị định").click()
    expect(minister.page.locator("#page-1 .words, article.paper").first).to_be_attached(timeout=DRAWN)
    minister.go(f"{urlsplit(minister.page.url).path}/versions/1/text")
    for article in ARTICLES:
        expect(minister.page.locator("#main")).to_contain_text(article)
    minister.go(f"/meetings/{meeting}")

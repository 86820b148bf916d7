"""Walking through the pages of one person, by their links."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from lxml import html

from tests.security.browser import Browser
from tests.security.wire import Answer

FILES = ("/static/", ".docx", "/original")


@dataclass(frozen=True)
class Page:
    path: str
    answer: Answer
    tree: html.HtmlElement


async def pages_of(browser: Browser, *, start: str = "/", most: int = 120, but: tuple[str, ...] = ()) -> list[Page]:
    """Whole pages and the panels that they ask for; an address that differs in its query only is walked once."""
    found, waiting, seen = [], deque([start]), {start}
    while waiting and len(found) < most:
        path = waiting.popleft()
        if path in but:
            continue
        answer = await browser.get(path)
        assert answer.status < 400, (path, answer.status)
        if answer.status != 200 or not answer.header("content-type").startswith("text/html") or not answer.body.strip():
            continue
        page = Page(path, answer, html.fromstring(answer.body))
        found.append(page)
        for link in _links(page):
            if (place := link.partition("?")[0]) not in seen and not any(word in link for word in FILES):
                seen.add(place)
                waiting.append(link)
    return found


def _links(page: Page) -> list[str]:
    hrefs = page.tree.xpath("//a/@href | //@hx-get")
    return [href.partition("#")[0] for href in hrefs if href.startswith("/") and href.partition("#")[0]]

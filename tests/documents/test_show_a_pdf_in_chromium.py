"""The strict policy of an original must not keep Chromium's own viewer from opening it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.async_api import Page, async_playwright

from documents.delivery import MEDIA_TYPES, headers
from documents.queries.versions import VersionRow
from ecabinet.headers import security_headers
from tests.documents.make_pdf import pdf
from tests.programs import CHROMIUM_ARGUMENTS

pytestmark = pytest.mark.browser

SENT = pdf("KHÔNG")
COUNT = "document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('viewer-toolbar')?.docLength ?? 0"
VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/"


class Originals(BaseHTTPRequestHandler):
    """Answers as the application does: its headers for an original, and its general ones beside them."""

    def do_GET(self) -> None:
        version = VersionRow(
            id=1, paper=1, n=1, name="a.pdf", at=datetime.now(UTC), why="", state="readable", reason="", characters=0,
            pages=1, sha256="0" * 64, size=len(SENT), format="pdf", by_name="",
        )  # fmt: skip
        general = {name.decode(): value.decode() for name, value in security_headers()}
        self.send_response(200)
        for name, value in (general | headers(version) | {"content-type": MEDIA_TYPES["pdf"]}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(SENT)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(settings: object) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Originals) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


async def test_the_viewer_opens_it(chromium, address):
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        page = await browser.new_page(viewport={"width": 800, "height": 600})
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        await page.goto(address + "a.pdf")
        assert await pages_shown(page) == 1
        assert [one for one in complaints if "Content Security Policy" in one] == []
        await browser.close()


async def pages_shown(page: Page, *, within: float = 20) -> int:
    """How many pages the viewer says the paper has, once it says so; 0 when it never does."""
    for _ in range(int(within * 10)):
        for frame in page.frames:
            if frame.url.startswith(VIEWER) and (count := await frame.evaluate(COUNT)):
                return count
        await asyncio.sleep(0.1)
    return 0

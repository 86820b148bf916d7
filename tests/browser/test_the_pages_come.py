"""A paper lies open in the room before its pages are drawn: it says so, and shows them when they are there."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import last_number
from tests.browser.people import PATIENCE
from tests.browser.places import MINISTER
from tests.browser.reading import DRAWN, Draft, draft_of_today
from tests.running_demo import RunningDemo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEETS = [["Dieu 1. Trang nay den sau."], ["Dieu 2. Trang nay cung vay."]]
SOON = 3000  # milliseconds until it is asked for again
UNDRAWN = "UPDATE paper_version SET state = 'readable' WHERE paper = $1 AND state = 'received'"


@contextmanager
def resting(worker: int) -> Iterator[None]:
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


@pytest.fixture
def draft(demo) -> Iterator[Draft]:
    """On the table and readable, as papers are that came before there were pages; nothing draws it now."""
    (worker,) = demo.children("cli worker")
    with resting(worker), draft_of_today(demo, *SHEETS) as made:
        write(demo, UNDRAWN, last_number(made.path))
        made.gathering.open()
        made.gathering.begin()
        yield made


def write(demo: RunningDemo, statement: str, *values: object) -> None:
    """Into the demo's database, from a thread, as Playwright holds this one's loop."""
    web, *_ = demo.children("serve --")
    told = dict(line.partition("=")[::2] for line in Path(f"/proc/{web}/environ").read_text().split("\0"))

    async def writes() -> str:
        wire = await asyncpg.connect(told["DATABASE_URL"])
        try:
            return await wire.execute(statement, *values)
        finally:
            await wire.close()

    with ThreadPoolExecutor() as threads:
        assert threads.submit(asyncio.run, writes()).result() == "UPDATE 1"


def test_what_lies_there_is_left_alone_until_the_pages_are_drawn(demo, arrive, draft):
    minister, (worker,) = arrive(MINISTER), demo.children("cli worker")
    page, asked = minister.page, []
    page.on("request", lambda request: asked.append(request.url) if "/book?" in request.url else None)
    page.clock.install()
    minister.go(f"{draft.gathering.path}/room")
    coming = page.locator("#scroll [data-coming]")
    expect(coming).to_have_text(said("The pages are being prepared; they come by themselves."), timeout=PATIENCE)
    lies, loaded = coming.element_handle(), minister.loaded
    for _ in range(2):
        with page.expect_response("**/book?*"):
            page.clock.run_for(SOON)
    assert lies.evaluate("lies => lies.isConnected")

    os.kill(worker, signal.SIGCONT)
    page.clock.resume()
    expect(page.locator("#page-1 .words")).to_contain_text("Trang nay den sau", timeout=DRAWN)
    expect(page.locator("[data-of]")).to_have_text("2")
    before = list(asked)
    page.clock.run_for(4 * SOON)
    assert (asked, minister.loaded, minister.complaints) == (before, loaded, [])

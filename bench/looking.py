"""A Chromium that reads a paper: how long until the first page is seen, after how many bytes, in how much memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from playwright.sync_api import Page, sync_playwright

from tests.programs import CHROMIUM_ARGUMENTS, chromium

SCREEN = {"width": 1180, "height": 820}
PATIENCE = 120_000  # milliseconds


class Look(msgspec.Struct, kw_only=True):
    """`first_ms` from the beginning of the navigation; `memory_mb` is the private and shared part (PSS) of the page's
    process, after the first page and after all pages were scrolled through."""

    first_ms: int
    first_bytes: int
    memory_first_mb: int
    memory_scrolled_mb: int


@contextmanager
def looking(cookies: list[dict[str, str]]) -> Iterator[Callable[[], Page]]:
    """Opens pages, each in a browser of its own: nothing is cached, and no memory is another's."""
    with sync_playwright() as play:
        opened = []

        def look() -> Page:
            for before in opened:
                before.close()
            browser = play.chromium.launch(
                executable_path=chromium(), args=[*CHROMIUM_ARGUMENTS, "--js-flags=--expose-gc"]
            )
            opened[:] = [browser]
            context = browser.new_context(viewport=SCREEN, device_scale_factor=2)
            context.add_cookies(cookies)  # type: ignore[arg-type]
            return context.new_page()

        yield look


def look_at(page: Page, address: str, *, seen: str, step: str, pages: int) -> Look:
    """`seen` is an expression for the moment of the first page (or nothing yet), `step` goes to page `n`."""
    received = _count_bytes(page)
    page.goto(address, wait_until="commit")
    first = page.wait_for_function(seen, timeout=PATIENCE).json_value()
    first_bytes = sum(received)
    memory_first = _memory(page)
    for n in range(1, pages + 1):
        page.evaluate(step, n)
        page.wait_for_timeout(60)  # as a thumb turns pages quickly
    page.wait_for_timeout(1000)
    return Look(
        first_ms=round(first), first_bytes=first_bytes, memory_first_mb=memory_first, memory_scrolled_mb=_memory(page)
    )


def _count_bytes(page: Page) -> list[int]:
    """What came over the wire, as it comes."""
    received: list[int] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.dataReceived", lambda event: received.append(event["encodedDataLength"] or event["dataLength"]))
    return received


def _memory(page: Page) -> int:
    """Of the largest renderer, in MB, after its rubbish was collected."""
    page.evaluate("globalThis.gc && gc()")
    time.sleep(0.5)
    return max(_pss(one) for one in _renderers())


def _renderers() -> Iterator[Path]:
    for one in Path("/proc").iterdir():
        with suppress(OSError):
            if one.name.isdigit() and b"--type=renderer" in (one / "cmdline").read_bytes():
                yield one


def _pss(process: Path) -> int:
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // 1024
    return 0

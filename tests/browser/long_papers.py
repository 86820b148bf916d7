"""A paper of many pages, in a meeting of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.callers import Caller, callers
from tests.browser.gatherings import Gathering
from tests.documents.drawing import real_pdf
from tests.running_demo import RunningDemo
from tests.wait import until

DRAWN = 240  # seconds; the worker draws a page after the other


@contextmanager
def long_paper(demo: RunningDemo, *, times: int) -> Iterator[str]:
    """Its address, once all its pages are drawn: four of them, so many times."""
    with callers(demo, "vutonghop", "thutuong", "thuky") as three:
        office, item = three[0], Gathering(*three, title="Phiên họp thử đọc", item="Nội dung thử đọc").item
        files = {"upload": ("dai.pdf", real_pdf(times, outline=True))}
        office.send(f"/items/{item}/papers", title="Tài liệu dài", kind="report", files=files)
        (paper,) = set(re.findall(r'href="(/papers/\d+)"', office.page(f"/items/{item}")))
        wait_for_pages(office, f"{paper}/versions/1")
        yield paper


def wait_for_pages(office: Caller, version: str) -> None:
    """Until all are drawn that will be."""
    until(lambda: re.search('data-rendering="(done|text_only|failed)"', office.page(f"{version}/status")), within=DRAWN)

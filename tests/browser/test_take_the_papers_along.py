"""All papers of a meeting in one file: the page follows the work by itself, or without script by being loaded again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.files import REAL_PDF
from tests.browser.gatherings import Gathering
from tests.browser.people import Person
from tests.documents.binding.making import texts
from tests.wait import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = 60_000  # milliseconds


@pytest.fixture
def gathering(demo) -> Iterator[Gathering]:
    with callers(demo, "vutonghop", "thutuong", "thuky") as three:
        made = Gathering(*three, title="Phiên họp thử để in", item="Nội dung thử để in")
        upload = {"upload": (REAL_PDF.name, REAL_PDF.read_bytes())}
        made.office.send(f"/items/{made.item}/papers", upload, title="Báo cáo thử để in", kind="report")
        (paper,) = set(re.findall(r'href="(/papers/\d+)"', made.office.page(f"/items/{made.item}")))
        # Until it is checked, a pack holds a sheet in its place, and is void as soon as it can be read.
        until(lambda: 'id="pages"' in made.office.page(paper), within=LONG / 1000)
        yield made


def test_the_page_follows_by_itself_and_gives_out_the_file(arrive, gathering, tmp_path):
    minister = _asks(arrive("boyte"), gathering)
    expect(minister.page.get_by_role("link", name=said("Download the PDF"))).to_be_visible(timeout=LONG)
    _reads_the_file(minister, tmp_path)
    assert minister.complaints == []


def test_without_script_it_is_loaded_again(arrive, gathering, tmp_path):
    minister = _asks(arrive("boyte", java_script_enabled=False), gathering)
    until(lambda: _is_ready(minister), within=LONG / 1000)
    _reads_the_file(minister, tmp_path)
    assert minister.complaints == []


def _asks(minister: Person, gathering: Gathering) -> Person:
    minister.go(gathering.path)
    minister.press("All papers in one file")
    expect(minister.page.locator("#pack")).to_be_visible()
    return minister


def _is_ready(minister: Person) -> bool:
    """What the page offers instead of following by itself."""
    again = minister.page.get_by_role("link", name=said("Load the page again"))
    if again.count():
        again.click()
    return bool(minister.page.get_by_role("link", name=said("Download the PDF")).count())


def _reads_the_file(minister: Person, folder: Path) -> None:
    with minister.page.expect_download() as download:
        minister.follow("Download the PDF")
    download.value.save_as(folder / "pack.pdf")
    assert download.value.suggested_filename == "Tài liệu Phiên họp thử để in.pdf"
    pages = texts((folder / "pack.pdf").read_bytes())
    assert "Bộ trưởng Bộ Y tế" in pages[0]
    assert "Báo cáo thử để in" in pages[1]
    assert f"Trang {len(pages)}/{len(pages)}" in pages[-1]

"""Markup that people type is text wherever others read it: nothing of it runs, and nothing is asked for by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.callers import Caller, callers
from tests.browser.files import REAL_PDF, draft
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE, Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]

SHORT = "<img src=/pwned onerror=__pwned=1>"
TYPED = f"{SHORT}<b hx-get=/pwned hx-trigger=load>{{{{7*7}}}}</b>\"'><script>__pwned=1</script>"
ORDER = f"Giao Bộ Xây dựng {TYPED}"
MADE = "[onerror], [src$=pwned], [hx-get$=pwned], [data-hx-get$=pwned]"
SEEN = "selector => [window.__pwned ?? null, document.querySelectorAll(selector).length]"


@dataclass
class Watch:
    """A person whose browser tells what it asked for."""

    person: Person

    def __post_init__(self) -> None:
        self.asked: list[str] = []
        self.person.context.on("request", lambda request: self.asked.append(request.url))

    def reads(self, path: str, *, typed: str = SHORT) -> None:
        """The page shows what was typed, as it was typed."""
        self.person.go(path)
        self.person.page.locator(".htmx-request").first.wait_for(state="detached")
        text = self.person.page.locator("body").inner_text()
        fields = self.person.page.locator("input, textarea").evaluate_all("all => all.map(one => one.value)")
        assert typed in f"{text} {fields}", path
        self.is_unharmed()

    def is_unharmed(self) -> None:
        assert self.person.page.evaluate(SEEN, MADE) == [None, 0], self.person.page.url
        assert [url for url in self.asked if "/pwned" in url.partition("?")[0]] == []
        assert [one for one in self.person.complaints if "status of 422" not in one] == []


@pytest.fixture
def gathering(demo) -> Iterator[Gathering]:
    with callers(demo, "vutonghop", "thutuong", "thuky") as three:
        yield Gathering(*three, title=TYPED, item=TYPED)


@pytest.fixture
def clerk(demo) -> Iterator[Caller]:
    with callers(demo, "vp.boxaydung") as (one,):
        yield one


def test_in_a_meeting(demo, arrive, gathering, tmp_path):
    with callers(demo, "boyte") as (absent,):
        absent.send(f"{gathering.path}/answer", value="absent", reason=TYPED)
    _attach(gathering, tmp_path)
    _in_the_room(arrive, gathering)
    _conclude(gathering)
    office, minister, chair = (Watch(arrive(key)) for key in ("vutonghop", "boxaydung", "thutuong"))
    here, item = gathering.path, f"/items/{gathering.item}"
    for path in (here, f"{here}/agenda", f"{here}/participants", item, f"{item}/conclusion", f"{here}/minutes"):
        office.reads(path)
    for path in ("/meetings", "/notices", here, item, f"/ballots/{gathering.ballot}"):
        minister.reads(path)
    chair.reads(f"{here}/room")
    (paper,) = set(re.findall(r'href="(/papers/\d+)"', gathering.office.page(item)))
    minister.reads(paper)
    minister.person.submit(f"{paper}/versions/1/notes", {"page": "1", "note": TYPED, "sharing": "meeting"})
    for path in (f"{paper}/versions/1/notes", paper):
        chair.reads(path)
    Watch(arrive("kiemsoat")).reads("/journal")


def test_in_a_directive(demo, arrive, gathering, clerk):
    gathering.open()
    gathering.begin()
    directive = _direct(gathering)
    clerk.send(f"{directive}/receipt")
    clerk.send(f"{directive}/acceptance")
    upload = {"upload": (f"{SHORT}.pdf", REAL_PDF.read_bytes())}
    clerk.send(f"{directive}/reports", files=upload, text=TYPED, percent="10")
    clerk.send(f"{directive}/reports", text=TYPED, percent="20", document_number=SHORT)
    gathering.office.send(f"{directive}/contributions", comment=TYPED)
    gathering.office.send(f"{directive}/reminders", reminder=TYPED, reminder_number=SHORT)
    clerk.send(f"{directive}/completion")
    gathering.office.send(f"{directive}/verification", outcome="sent_back", reason=TYPED)
    office, theirs = Watch(arrive("vutonghop")), Watch(arrive("vp.boxaydung"))
    for path in (directive, "/directives?class=all&q=__pwned", gathering.path, f"/items/{gathering.item}"):
        office.reads(path)
    for path in (directive, "/notices", "/directives?q=__pwned"):
        theirs.reads(path)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("", f"/session/new?email={SHORT}&next={SHORT}"),
        ("vutonghop", f"/directives?q={SHORT}"),
        ("vutonghop", f"/meetings/5/participants?q={SHORT}"),
    ],
)
def test_in_an_address(arrive, key, path):
    Watch(arrive(key)).reads(path)


def test_in_a_form_that_is_shown_again(arrive, gathering):
    office = Watch(arrive("vutonghop"))
    office.person.go(f"{gathering.path}/agenda")
    office.person.submit(f"{gathering.path}/items", {"title": TYPED, "kind": TYPED})
    expect(_field(office)).to_have_value(TYPED)
    office.is_unharmed()


def _attach(gathering: Gathering, folder: Path) -> None:
    file = draft(folder, "NGHỊ ĐỊNH", TYPED).read_bytes()
    upload = {"upload": (f'{SHORT}".docx', file)}
    gathering.office.send(f"/items/{gathering.item}/papers", files=upload, title=TYPED, kind="draft")


def _in_the_room(arrive, gathering: Gathering) -> None:
    """Also what is pushed to rooms and screens while they are open."""
    minister, wall = Watch(arrive("boxaydung")), Watch(arrive())
    minister.reads(f"{gathering.path}/room")
    wall.reads(gathering.screen())
    gathering.open()
    gathering.begin()
    expect(minister.person.page.locator("#room-stage #scroll")).to_contain_text("onerror=__pwned=1", timeout=PATIENCE)
    minister.person.press("Present", within=minister.person.page.locator("#room-presence > form"))
    gathering.ask(TYPED)
    sheet = minister.person.page.locator("#room-ballot .own")
    sheet.get_by_role("radio").first.locator("..").click()
    sheet.get_by_role("textbox").fill(TYPED)
    minister.person.press("Send the vote")
    sheet.get_by_role("status").wait_for()
    gathering.close_ballot()
    gathering.publish()
    expect(wall.person.page.locator("#room-screen .out")).to_be_visible(timeout=PATIENCE)
    expect(minister.person.page.locator("#room-ballot .counts")).to_be_visible(timeout=PATIENCE)
    for watch in (minister, wall):
        expect(watch.person.page.locator("body")).to_contain_text(SHORT)
        watch.is_unharmed()


def _conclude(gathering: Gathering) -> int:
    """Returns the clause."""
    item = f"/items/{gathering.item}"
    gathering.office.send(f"{item}/clauses", text=ORDER)
    gathering.chair.send(f"{item}/locking")
    found = re.search(r'name="seen" value="([0-9a-f]+)"', gathering.chair.page(f"{item}/conclusion"))
    assert found
    gathering.chair.send(f"{item}/approval", seen=found[1])
    found = re.search(r'id="clause-(\d+)"', gathering.office.page(item))
    assert found
    return int(found[1])


def _direct(gathering: Gathering) -> str:
    clause = _conclude(gathering)
    form = gathering.office.page(f"/directives/new?clause={clause}")
    found = re.search(r'<option value="(\d+)">Bộ Xây dựng</option>', form)
    assert found
    directive = gathering.office.send("/directives", clause=clause, quote=ORDER, text=ORDER, lead=found[1])
    gathering.office.send(f"{directive}/issue", version=1)
    return directive


def _field(office: Watch) -> Locator:
    return office.person.page.locator("#new textarea[name=title]")

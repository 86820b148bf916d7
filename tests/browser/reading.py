"""A draft of a meeting of today that people read and write on, and what one of them does at its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Response, WebSocket, expect

from tests.browser.callers import Caller, callers
from tests.browser.files import printed
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE, Person
from tests.running_demo import RunningDemo

DRAWN = 60_000  # milliseconds: the worker draws between its other work
# Letters of the words of a page, as a hand selects them.
SELECT = """([words, part]) => {
  const line = [...document.querySelectorAll(".words > text")].find(one => one.textContent.includes(words))
  const start = line.textContent.indexOf(part), range = document.createRange()
  range.setStart(line.firstChild, start)
  range.setEnd(line.firstChild, start + part.length)
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}"""
# The margin asks for its notes every while; here it is not waited for.
LOOKED = """selector => {
  document.getElementById("note-list").dispatchEvent(new CustomEvent("notes:look"))
  return document.querySelector(selector)
}"""


@dataclass(frozen=True)
class Draft:
    gathering: Gathering
    office: Caller
    path: str

    def replace(self, *sheets: list[str]) -> None:
        upload = {"upload": ("du-thao-moi.pdf", printed(*sheets))}
        self.office.send(f"{self.path}/versions", files=upload, why="Tiếp thu ý kiến")


@contextmanager
def draft_of_today(demo: RunningDemo, *sheets: list[str]) -> Iterator[Draft]:
    with callers(demo, "vutonghop", "thutuong", "thuky") as (office, chair, secretary):
        gathering = Gathering(office, chair, secretary, title="Phiên họp thử ghi chú", item="Nội dung thử ghi chú")
        item, upload = f"/items/{gathering.item}", {"upload": ("du-thao.pdf", printed(*sheets))}
        office.send(f"{item}/papers", files=upload, title="Dự thảo để ghi chú", kind="draft")
        (paper,) = set(re.findall(r'href="(/papers/\d+)"', office.page(item)))
        yield Draft(gathering, office, paper)


def read(person: Person, draft: Draft, *, page: int = 1) -> Page:
    """Opens the draft; a version that is not drawn yet shows itself when it is."""
    person.go(f"{draft.path}?page={page}")
    expect(person.page.locator(f"#page-{page} .words")).to_be_attached(timeout=DRAWN)
    return person.page


def select(page: Page, words: str, part: str) -> Locator:
    """Of the line that has these words; what is offered then."""
    page.evaluate(SELECT, [words, part])
    offered = page.locator("#passage")
    expect(offered).to_be_visible(timeout=PATIENCE)
    return offered


def write(person: Person, words: str, part: str, text: str, *, sharing: str = "") -> Locator:
    """A note on a passage; its card."""
    offered = select(person.page, words, part)
    person.press("Note", within=offered)
    form = person.page.locator("#new-note")
    expect(form.locator("[name=quote]")).to_have_value(part)
    form.locator("[name=note]").fill(text)
    form.locator(f"[name=sharing][value='{sharing}']").check()
    person.press("Save the note", within=form)
    card = person.page.locator("#note-list .mem", has_text=text)
    expect(card).to_be_visible(timeout=PATIENCE)
    return card


def look_until(page: Page, selector: str) -> None:
    page.wait_for_function(LOOKED, arg=selector, polling=500, timeout=DRAWN)


@dataclass
class Overhearing:
    """All that a browser is told: the answers to what it asks, and the frames of its sockets."""

    person: Person
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.person.context.on("response", self._answer)
        self.person.context.on("page", lambda page: page.on("websocket", self._socket))
        self.person.page.on("websocket", self._socket)

    def has(self, text: str) -> bool:
        return any(text in one for one in [*self.told, *(page.content() for page in self.person.context.pages)])

    def _answer(self, answer: Response) -> None:
        if answer.request.resource_type in {"document", "fetch", "xhr"} and answer.status == 200:
            self.told.append(answer.text())

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.told.append(str(frame)))

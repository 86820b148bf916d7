"""The chair opens the sitting, people come, an item is on; every other screen follows by itself."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from ecabinet.i18n import translate as said
from tests.browser.callers import Caller
from tests.browser.people import PATIENCE, Person
from tests.browser.thread.planning import ARTICLES, ITEMS

MARKED = ("Phó Thủ tướng (7)", "Phó Thủ tướng (8)", "Phó Thủ tướng (9)", "Bộ trưởng Bộ Y tế")


def open_sitting(chair: Person, others: list[Person], meeting: int) -> None:
    for person in (chair, *others):
        person.go(f"/meetings/{meeting}/room")
        person.reads("#room-stage", "The meeting has not been opened yet")
    chair.press("Open the sitting")
    for person in (chair, *others):
        person.reads("#room-head", "Sitting")
        person.reads("#room-stage", "No item is on")


def show_on_a_big_screen(secretary: Person, meeting: int) -> str:
    """The address, which is shown once."""
    secretary.go(f"/meetings/{meeting}/screens")
    secretary.press("Add a screen")
    address = secretary.page.locator("#screen-address").get_attribute("href")
    assert address
    secretary.go(f"/meetings/{meeting}/room")
    return address


def begin(secretary: Person, others: list[Person], screen: Page) -> None:
    secretary.press("Go to this item", within=secretary.page.locator("#room-agenda li").first)
    for person in (secretary, *others):
        expect(person.page.locator("#room-stage")).to_contain_text(ITEMS[1][0], timeout=PATIENCE)
        expect(person.page.locator("#room-stage #scroll")).to_contain_text(ARTICLES[0], timeout=PATIENCE)
    expect(screen.locator("#room-screen h1")).to_have_text(ITEMS[1][0], timeout=PATIENCE)


def come(people: list[Person], callers: list[Caller], secretary: Person, meeting: int) -> None:
    """Some press it themselves, some are marked by the secretary, until there is a quorum."""
    for person in people:
        declare(person)
    for caller in callers:
        caller.come(meeting)
    secretary.page.locator("#presence-list > summary").click()
    for name in MARKED:
        secretary.press("%(name)s is in the room", name=name)
        secretary.page.get_by_role("button", name=said("%(name)s leaves", name=name), exact=True).wait_for()
    quorum([*people, secretary], len(people) + len(callers) + len(MARKED))


def declare(person: Person, *, online: bool = False) -> None:
    """That he is here, or takes part from afar."""
    person.press("Online" if online else "Present", within=person.page.locator("#room-presence > form"))
    person.reads("#room-presence", "You are present")


def quorum(people: list[Person], present: int) -> None:
    for person in people:
        person.reads("#room-presence", "%(present)s of %(base)s members present", present=present, base=27)
        person.reads("#room-presence", "Quorum reached")


def close_sitting(chair: Person, others: list[Person]) -> None:
    chair.page.locator("#desk-close > summary").click()
    chair.reads("#desk-close", "Not finished yet:")
    chair.press("Close the sitting", sure=True)
    for person in (chair, *others):
        person.reads("#room-stage", "The meeting is over")

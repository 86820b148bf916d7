"""A paper is presented: the presenter turns a page, others read along or read on their own."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import PATIENCE, Person


def present(person: Person) -> None:
    """The paper that lies open before him."""
    person.press("Present this paper")
    expect(person.page.locator("[data-leads]")).to_be_visible(timeout=PATIENCE)


def turn(page: Page, way: int = 1) -> None:
    page.locator(f"[data-turn='{way}']").click()


def reads(page: Page, n: int) -> None:
    """This page is before his eyes."""
    expect(page.locator("[data-jump] [name=page]")).to_have_value(str(n), timeout=PATIENCE)


def is_shown(page: Page, n: int) -> None:
    """He was told that the presenter is there."""
    expect(page.locator("#room-place")).to_have_attribute("data-page", str(n), timeout=PATIENCE)


def follows(page: Page, *, alone: bool = False) -> Locator:
    """The button that says it, and by which he comes back."""
    button = page.locator("[data-follow]")
    expect(button).to_have_attribute("aria-pressed", "false" if alone else "true")
    return button

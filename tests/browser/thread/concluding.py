"""The conclusion: written by the Office clause by clause and saved as it types, locked and approved by the chair."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from ecabinet.i18n import translate as said
from tests.browser.people import PATIENCE, Person

ORDER = "Giao Bộ Xây dựng hoàn thiện dự thảo Nghị định, trình Thủ tướng Chính phủ ký ban hành."
CLAUSES = ("Chính phủ thống nhất thông qua dự thảo Nghị định.", f"Các ý kiến tại phiên họp được ghi nhận. {ORDER}")


def write(office: Person, item: int) -> None:
    office.go(f"/items/{item}/conclusion")
    for n, text in enumerate(CLAUSES, start=1):
        add(office, n, text)
    leave(office)


def add(writer: Person, n: int, text: str) -> None:
    """As the n-th clause, which is his while he types."""
    writer.press("Add the clause")
    expect(field(writer, n)).to_be_focused(timeout=PATIENCE)
    field(writer, n).press_sequentially(text)
    saved(writer, n)


def field(writer: Person, n: int) -> Locator:
    return writer.page.get_by_label(said("Text of clause %(n)s", n=n), exact=True)


def saved(writer: Person, n: int) -> None:
    """Every word of it: while one is only in the page, its form says so."""
    unsaved = writer.page.locator(".clause").nth(n - 1).locator("[data-unsaved]")
    expect(unsaved).to_have_count(0, timeout=2 * PATIENCE)


def leave(writer: Person) -> None:
    """Out of all fields: what he held is free again."""
    me = writer.page.evaluate("document.activeElement.blur(), document.body.dataset.me")
    expect(writer.page.locator(f".clause[data-holder='{me}']")).to_have_count(0, timeout=PATIENCE)


def approve(chair: Person, item: int, clauses: Sequence[str] = CLAUSES) -> None:
    chair.go(f"/items/{item}/conclusion")
    for text in clauses:
        expect(chair.page.locator("#main")).to_contain_text(text)
    chair.press("Lock for approval")
    chair.press("Approve the conclusion", sure=True)
    expect(chair.page.locator("#conclusion")).to_contain_text("SHA-256")

"""The conclusion: written by the Office clause by clause, approved by the chair."""

from __future__ import annotations

from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.people import Person

ORDER = "Giao Bộ Xây dựng hoàn thiện dự thảo Nghị định, trình Thủ tướng Chính phủ ký ban hành."
CLAUSES = ("Chính phủ thống nhất thông qua dự thảo Nghị định.", f"Các ý kiến tại phiên họp được ghi nhận. {ORDER}")


def write(office: Person, item: int) -> None:
    office.go(f"/items/{item}/conclusion")
    for n, text in enumerate(CLAUSES, start=1):
        office.fill("Text", text, within=office.page.locator("#new"))
        office.press("Add the clause")
        expect(office.page.get_by_label(said("Text of clause %(n)s", n=n), exact=True)).to_have_value(text)


def approve(chair: Person, item: int) -> None:
    chair.go(f"/items/{item}/conclusion")
    for text in CLAUSES:
        expect(chair.page.locator("#main")).to_contain_text(text)
    chair.press("Approve the conclusion", sure=True)
    expect(chair.page.locator("#conclusion")).to_contain_text("SHA-256")

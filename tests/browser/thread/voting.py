"""A ballot: prepared, opened, voted on, closed; and what all screens show meanwhile."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from ecabinet.i18n import translate as said
from tests.browser.people import PATIENCE, Person

QUESTION = "Đồng ý thông qua dự thảo Nghị định về quản lý công trình?"
DRAFT = "Dự thảo Nghị định"
BALLOT = re.compile(r"/ballots/(\d+)")


def open_ballot(secretary: Person, voters: list[Person], screen: Page, draft: str = DRAFT) -> int:
    """The sheet comes to the voters by itself. Returns the ballot."""
    desk = secretary.page.locator("#room-desk")
    desk.get_by_text(said("Prepare a ballot"), exact=True).click()
    secretary.fill("Question", QUESTION, within=desk)
    secretary.choose("Draft that is voted on", draft, within=desk)
    secretary.choose("Time to vote", said("Until the chair closes it"), within=desk)
    secretary.press("Prepare", within=desk)
    secretary.press("Open the ballot", within=secretary.page.locator("#room-ballot"))
    for voter in voters:
        voter.page.locator("#room-ballot").get_by_role("radio").first.wait_for(state="attached")
    expect(screen.locator("#room-screen h1")).to_have_text(QUESTION, timeout=PATIENCE)
    found = BALLOT.search(secretary.page.locator("#room-ballot p a").get_attribute("href") or "")
    assert found
    return int(found[1])


def vote(voter: Person, choice: str) -> None:
    sheet(voter).get_by_role("radio", name=said(choice), exact=True).locator("..").click()
    voter.press("Send the vote")
    expect(sheet(voter).get_by_role("status")).to_contain_text(said(choice), timeout=PATIENCE)


def everybody_counts(people: list[Person], screen: Page, cast: int) -> None:
    for person in people:
        person.reads("#room-ballot", "%(n)s of %(all)s sent", n=cast, all=27)
    expect(screen.locator(".going .big")).to_have_text(f"{cast}/27", timeout=PATIENCE)


def close_ballot(chair: Person, people: list[Person], screen: Page, *, votes: tuple[int, int]) -> None:
    """`votes` are those for and against; the result comes to all by itself, to the screen when it is published."""
    chair.press("Close the ballot", sure=True)
    for person in (chair, *people):
        person.reads("#room-ballot .verdict", "Adopted")
        expect(person.page.locator("#room-ballot .counts dd").first).to_have_text(str(votes[0]))
    expect(screen.locator(".out")).to_have_count(0)
    chair.press("Show the result on the big screens")
    expect(screen.locator(".out .tx")).to_have_text(said("Adopted"), timeout=PATIENCE)
    expect(screen.locator(".tally dd")).to_have_text([str(votes[0]), str(votes[1]), "0", str(27 - sum(votes))])


def remark(voter: Person) -> Locator:
    return sheet(voter).get_by_role("textbox")


def sheet(voter: Person) -> Locator:
    return voter.page.locator("#room-ballot .own")

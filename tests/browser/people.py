"""A person at a browser of his own, who presses what he reads; what his browser complains of is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

from ecabinet.i18n import translate as said  # the Vietnamese words of an English message
from tests.running_demo import RunningDemo

PATIENCE = 15_000  # milliseconds; a slow machine may need them, a fast one never waits so long
LOST = re.compile(
    r"WebSocket connection to|htmx:ws:error|htmx:error: Failed to fetch"
    r"|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|NETWORK_)"
)
SUBMIT = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), {method: "post", action: path})
  const token = document.querySelector("[name=_csrf_token]").value
  for (const [name, value] of Object.entries({_csrf_token: token, ...fields}))
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}))
  document.body.append(form)
  form.submit()
}"""


class Person:
    def __init__(self, browser: Browser, demo: RunningDemo, key: str = "", **options: object) -> None:
        self.demo = demo
        self.key = key
        self.context = browser.new_context(base_url=demo.url, **options)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if key:
            self.sign_in()

    @property
    def loaded(self) -> float:
        """When his page was loaded: it stays the same while only its parts change."""
        return self.page.evaluate("performance.timeOrigin")

    def sign_in(self) -> None:
        account = account_of(self.demo, self.key)
        self.go("/session/new")
        self.page.get_by_label(said("E-mail"), exact=True).fill(account["email"])
        self.page.get_by_label(said("Password"), exact=True).fill(account["password"])
        self.press("Sign in")
        self.page.wait_for_url(lambda address: "/session" not in address)

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def submit(self, path: str, fields: dict[str, str]) -> Response:
        """A form that no page offers so, with the token of the page he is on."""
        with self.page.expect_navigation() as navigation:
            self.page.evaluate(SUBMIT, [path, fields])
        return navigation.value

    def press(self, text: str, /, *, within: Locator | None = None, sure: bool = False, **params: object) -> None:
        """A button, by what it says; `sure` answers the question that is asked before what cannot be undone."""
        place = within or self.page.locator("body")
        place.get_by_role("button", name=said(text, **params), exact=True).click()
        if sure:
            self.page.locator("#ask [data-ask-yes]").click()

    def follow(self, text: str, /, *, within: Locator | None = None, **params: object) -> None:
        """A link, by what it says."""
        place = within or self.page.locator("body")
        place.get_by_role("link", name=said(text, **params), exact=True).click()

    def fill(self, label: str, text: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("body")).get_by_label(said(label), exact=True).fill(text)

    def choose(self, label: str, option: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("body")).get_by_label(said(label), exact=True).select_option(label=option)

    def reads(self, place: str, text: str, /, **params: object) -> None:
        """Sooner or later, without loading the page again."""
        expect(self.page.locator(place)).to_contain_text(said(text, **params), timeout=PATIENCE)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


def account_of(demo: RunningDemo, key: str) -> dict[str, str]:
    return next(one for one in demo.accounts if one["email"].split("@")[0] == key)


@contextmanager
def lost_connections(*people: Person) -> Iterator[None]:
    """What a browser says of a network that is not there is no complaint while we take it away."""
    before = {person: list(person.complaints) for person in people}
    yield
    for person, kept in before.items():
        person.complaints[:] = kept + [one for one in person.complaints[len(kept) :] if not LOST.search(one)]

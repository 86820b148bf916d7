"""axe-core finds nothing on any page, light and dark, on tablet, desk and phone; nothing is too wide or too small."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, sync_playwright

from tests.browser.people import Person
from tests.browser.places import Place, places
from tests.programs import CHROMIUM_ARGUMENTS
from tests.running_demo import RunningDemo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill, pytest.mark.timeout(600)]

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
BROWSERS = 2
PARTS = 5  # of the walk, each a test with a time limit of its own
SIZES = ((1180, 820), (1440, 900), (390, 844))
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # what a theme can change
RULES = """runOnly => axe.run(document, {runOnly, resultTypes: ["violations"]})
  .then(found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)))"""
TOO_WIDE = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
# What a finger must hit: 48 high and 44 wide, an enlarged hit area counted; a box is hit by its label.
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(one => one.type !== "hidden" && !one.matches(".skip, :disabled") && !one.closest("dialog:not([open])"))
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => {
    const after = getComputedStyle(one, "::after")
    let hit = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one
    if (after.content !== "none" && after.position === "absolute")
      while (getComputedStyle(hit).position === "static") hit = hit.parentElement
    return [one.outerHTML.slice(0, 120), hit.getBoundingClientRect()]
  })
  .filter(([_, box]) => box.width && (box.height < 47.5 || box.width < 43.5))
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""


@pytest.fixture(scope="module")
def everywhere(demo: RunningDemo) -> list[Place]:
    return sorted(places(demo), key=attrgetter("key"))


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_is_shut_out(demo, chromium, everywhere, part):
    left = deque(everywhere[part::PARTS])
    with ThreadPoolExecutor(BROWSERS) as browsers:
        walks = [browsers.submit(_walk, demo, chromium, left) for _ in range(BROWSERS)]
    found = [fault for walk in walks for fault in walk.result()]
    assert not found, "\n".join(found)


def _walk(demo: RunningDemo, chromium: str, left: deque[Place]) -> list[str]:
    """One of the browsers, in a thread of its own: it takes the next place as long as one is left."""
    found: list[str] = []
    people: dict[str, Person] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        while left:
            place = left.popleft()
            person = people.get(place.key) or people.setdefault(place.key, _person(browser, demo, place.key))
            found += (f"{place}: {fault}" for fault in dict.fromkeys(_faults(person, place)))
        browser.close()
    return found


def _person(browser: Browser, demo: RunningDemo, key: str) -> Person:
    made = Person(browser, demo, key)
    made.context.add_init_script(path=AXE)
    return made


def _faults(person: Person, place: Place) -> Iterator[str]:
    page = person.page
    if (answer := _go(person, place)).status != place.status:
        yield f"answers {answer.status}"
        return
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        if wider := page.evaluate(TOO_WIDE):
            yield f"{wider} wider than {width}"
        yield from (f"on {width}: {one}" for one in page.evaluate(TOO_SMALL))
        yield from (f"light, {width}: {one}" for one in page.evaluate(RULES, ALL))
    page.emulate_media(color_scheme="dark")  # what has another colour there has it at every width
    yield from (f"dark: {one}" for one in page.evaluate(RULES, COLOURS))
    page.emulate_media(color_scheme="light")


def _go(person: Person, place: Place) -> Response:
    """Until what the page asks for by itself has come too."""
    if place.fields:
        person.go("/session/new" if place.path == "/session" else "/notices")
        answer = person.submit(place.path, place.fields)
    else:
        answer = person.page.goto(place.path)
    person.page.locator(".htmx-request").first.wait_for(state="detached")
    person.page.evaluate("document.fonts.ready.then(() => null)")
    assert answer
    return answer

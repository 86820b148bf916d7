"""axe-core finds nothing on any page, in light and dark, on tablet, desk and phone; nothing is too wide or too small."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.browser.people import Person
from tests.browser.places import Place, places

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
SIZES = ((1180, 820), (1440, 900), (390, 844))
THEMES = ("light", "dark")
RULES = """() => axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
}).then(found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)))"""
TOO_WIDE = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
# What a finger must hit: 48 high and 44 wide, an enlarged hit area counted; a box is hit by its label.
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(one => one.type !== "hidden" && !one.matches(".skip, :disabled") && !one.closest("dialog:not([open])"))
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => {
    const after = getComputedStyle(one, "::after")
    const enlarged = after.content !== "none" && after.position === "absolute"
    const hit = enlarged ? one.offsetParent : one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one
    return [one.outerHTML.slice(0, 120), hit.getBoundingClientRect()]
  })
  .filter(([_, box]) => box.width && (box.height < 47.5 || box.width < 43.5))
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""
SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), {method: "post", action: path})
  const token = document.querySelector("[name=_csrf_token]").value
  for (const [name, value] of Object.entries({_csrf_token: token, ...fields}))
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}))
  document.body.append(form)
  form.submit()
}"""


def test_nobody_is_shut_out(demo, arrive):
    found = [fault for key, theirs in _by_person(demo) for fault in _walk(arrive(key), theirs)]
    assert not found, "\n".join(found)


def _by_person(demo: object) -> Iterator[tuple[str, Iterator[Place]]]:
    return groupby(sorted(places(demo), key=attrgetter("key")), key=attrgetter("key"))


def _walk(person: Person, theirs: Iterator[Place]) -> Iterator[str]:
    person.context.add_init_script(path=AXE)
    for place in theirs:
        answer = _go(person.page, place)
        if answer.status != place.status:
            yield f"{place}: {answer.status}"
            continue
        for fault in dict.fromkeys(_faults(person.page)):
            yield f"{place}: {fault}"


def _go(page: Page, place: Place) -> Response:
    """Until what the page asks for by itself has come too."""
    if not place.fields:
        answer = page.goto(place.path, wait_until="networkidle" if "/screens/" not in place.path else "load")
    else:
        page.goto("/session/new" if place.path == "/session" else "/notices")
        with page.expect_navigation() as navigation:
            page.evaluate(SEND, [place.path, place.fields])
        answer = navigation.value
    assert answer
    return answer


def _faults(page: Page) -> Iterator[str]:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        if wider := page.evaluate(TOO_WIDE):
            yield f"{wider} wider than {width}"
        yield from (f"on {width}: {one}" for one in page.evaluate(TOO_SMALL))
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            yield from (f"{theme}, {width}: {one}" for one in page.evaluate(RULES))

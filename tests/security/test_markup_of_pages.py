"""What a browser gets holds nothing that could run by itself, and nothing of anybody else's; htmx least of all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ecabinet.checks import markup
from ecabinet.pages import environment
from tests.security.crawl import Page, pages_of
from tests.security.house import House
from tests.security.markup import faults_in

ROOT = Path(__file__).parents[2]
HTMX = {
    "static/vendor/htmx/htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    "static/vendor/htmx/hx-ws.min.js": "a7c11e4eca05417d6299bb40aaacca01572e44605389fc4d5ef12be408a4d03b",
}
ADDRESSES = "//@href | //@src | //@action | //@formaction | //@hx-get | //@hx-post | //@poster | //@background"
PERSONAS = ("prime_minister", "minister", "secretary", "office_head", "clerk", "auditor", "admin")


def test_htmx_is_exactly_the_one_that_was_read() -> None:
    """F12. Another version may give its attributes another meaning: read it first, then change this."""
    listed = {entry["file"]: entry for entry in json.loads((ROOT / "static/vendor/MANIFEST.json").read_text())}
    for name, sha256 in HTMX.items():
        assert listed[name]["version"] == "4.0.1"
        assert listed[name]["sha256"] == hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == sha256


def test_no_other_extension_of_htmx_is_there() -> None:
    scripts = {str(path.relative_to(ROOT)) for path in (ROOT / "static/vendor").rglob("*.js")}
    assert scripts == set(HTMX)


def test_no_template_has_what_is_forbidden() -> None:
    assert list(markup.faults()) == []


def test_templates_escape_and_miss_nothing_silently() -> None:
    from jinja2 import StrictUndefined

    assert environment().autoescape is True
    assert environment().undefined is StrictUndefined


@pytest.mark.parametrize("persona", PERSONAS)
async def test_no_page_holds_anything_that_runs_or_comes_from_elsewhere(house: House, persona: str) -> None:
    pages = await pages_of(await house.browser(persona))
    assert len(pages) >= {"auditor": 3, "admin": 3}.get(persona, 12)
    assert [fault for page in pages for fault in _faults(page)] == []


async def test_neither_does_the_page_of_who_is_not_signed_in(house: House) -> None:
    pages = await pages_of(house.stranger(), start="/session/new")
    assert [fault for page in pages for fault in _faults(page)] == []


async def test_every_form_that_acts_sends_its_token_first(house: House) -> None:
    """As the first part it is read before the file behind it is."""
    browser = await house.browser("office_head")
    forms = [
        (page.path, form)
        for page in await pages_of(browser)
        for form in page.tree.xpath("//form[translate(@method, 'POST', 'post') = 'post']")
    ]
    assert len(forms) > 30
    for path, form in forms:
        fields = form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]")
        assert (fields[0].get("name"), fields[0].get("value")) == ("_csrf_token", browser.csrf), path
        assert form.get("action", "").startswith("/"), path


async def test_no_token_stands_in_an_address_or_in_a_form_that_only_looks(house: House) -> None:
    browser = await house.browser("office_head")
    for page in await pages_of(browser):
        assert not [address for address in page.tree.xpath(ADDRESSES) if browser.csrf in address]
        assert not page.tree.xpath("//form[not(@method) or @method = 'get']//input[@name = '_csrf_token']")


def _faults(page: Page) -> list[str]:
    return [f"{page.path}: {fault}" for fault in faults_in(page.tree)]

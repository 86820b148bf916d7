"""Pages are kept nowhere, and never shown to another: each is made for one person, also when many ask at once."""

from __future__ import annotations

import asyncio

import pytest

from tests.security.browser import token_of
from tests.security.house import House
from tests.security.routes import filled, routes
from tests.security.wire import Answer

EVERYBODYS = ("/", "/notices", "/account/sessions", "/meetings", "/directives", "/overview")
CONDITIONS = {
    "if-none-match": "*",
    "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT",
    "cache-control": "max-age=31536000, only-if-cached",
    "range": "bytes=0-10",
}


@pytest.mark.parametrize("persona", ["prime_minister", "office_head", "clerk", "auditor"])
async def test_no_answer_to_who_is_signed_in_may_be_kept(house: House, persona: str) -> None:
    browser = await house.browser(persona)
    for method, path in routes():
        if method == "GET" and not path.startswith(("/static", "/screens", "/health")):
            _require_unkept(await browser.get(filled(path)))


@pytest.mark.parametrize("path", EVERYBODYS)
async def test_the_same_address_shows_each_his_own(house: House, path: str) -> None:
    minister, deputy = await house.browser("minister"), await house.browser("deputy")
    one, two = await minister.get(path), await deputy.get(path)
    for answer, browser, name, other in (
        (one, minister, "Bộ trưởng Bộ Xây dựng", "Phó Thủ tướng (1)"),
        (two, deputy, "Phó Thủ tướng (1)", "Bộ trưởng Bộ Xây dựng"),
    ):
        assert _menu(name) in answer.text
        assert browser.csrf in answer.text
        assert _menu(other) not in answer.text


@pytest.mark.parametrize("path", EVERYBODYS)
async def test_nothing_is_answered_from_a_cache(house: House, path: str) -> None:
    """A condition that would be met by any copy is met by none: there are no copies."""
    minister, deputy = await house.browser("minister"), await house.browser("deputy")
    await minister.get(path)
    answer = await deputy.send("GET", path, headers=CONDITIONS)
    assert answer.status == 200
    assert _menu("Phó Thủ tướng (1)") in answer.text
    assert _menu("Bộ trưởng Bộ Xây dựng") not in answer.text
    _require_unkept(answer)


async def test_many_pages_at_once_do_not_mix_their_readers(house: House) -> None:
    """Each page has its own reader's token, however the event loop goes from one to the other."""
    browsers = [await house.browser(name) for name in ("minister", "deputy", "office", "clerk", "auditor", "admin")]
    asked = [
        (browser, browser.get(path)) for path in ("/", "/notices", "/account/sessions") * 5 for browser in browsers
    ]
    answers = await asyncio.gather(*(asking for _, asking in asked))
    assert all(answer.status == 200 for answer in answers)
    assert [token_of(answer) for answer in answers] == [browser.csrf for browser, _ in asked]


def _require_unkept(answer: Answer) -> None:
    assert answer.header("cache-control") == "no-store"
    assert not {"etag", "last-modified", "expires", "age"} & {name.decode() for name, _ in answer.headers}


def _menu(name: str) -> str:
    """The reader's name, as the page's head has it."""
    return f"<p><b>{name}</b>"

"""Every field of every form, filled in wrongly: refused in words, what else was typed still there, nothing written."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from lxml import html

from ecabinet.fields import Field
from ecabinet.settings import settings
from tests.authz.running import Running
from tests.bad_input.forms import Form, buttons, forms
from tests.bad_input.values import bad_values, is_free_text
from tests.security.browser import Browser
from tests.security.encoding import URLENCODED
from tests.security.routes import routes
from tests.security.wire import Answer

FORMS = [form for form in forms() if form.fields]
IDS = [form.path for form in FORMS]
WORDS = "//*[@role = 'alert']//text() | //section[contains(@class, 'wrong')]//p//text()"
VIETNAMESE = re.compile("[ạ-ỹđ]")
REFUSED = {400, 409, 422}
KEPT = "Chữ đã gõ ở ô khác"
SECRET = {"password"}


def test_every_route_that_takes_a_form_is_tried() -> None:
    posts = {path for method, path in routes() if method == "POST"}
    assert {form.path for form in FORMS} | buttons() == posts


@pytest.mark.parametrize("form", FORMS, ids=IDS)
async def test_a_field_that_is_wrong_is_refused_in_words(refusing: Running, form: Form) -> None:
    await refusing.changes()
    faults = [
        f"{field.key} with {name}: {fault}"
        for field in form.fields
        for name, value in bad_values(field).items()
        if (fault := _fault_of(form, field, await _send(refusing, form, field, value)))
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    assert set(await refusing.changes()) <= {"access_log", "sign_in_attempt"}


async def _send(running: Running, form: Form, wrong: Field, value: bytes | str) -> Answer:
    """The wrong field last, after others that are filled in with something to be kept."""
    browser = running.browser(form.cell.persona)
    right = [(name, one) for name, one in form.body(running.stage) if name != wrong.key and not isinstance(one, tuple)]
    kept = [(field.key, KEPT) for field in form.fields if is_free_text(field) and field.key not in {wrong.key, *SECRET}]
    return await post(browser, form.target(running.stage), [*dict([*right, *kept]).items(), (wrong.key, value)])


async def post(browser: Browser, target: str, fields: list[tuple[str, object]]) -> Answer:
    """Bytes go out as they are."""
    pairs = [("_csrf_token", browser.csrf), *fields]
    body = b"&".join(
        name.encode() + b"=" + (value if isinstance(value, bytes) else quote_plus(str(value)).encode())
        for name, value in pairs
    )
    return await browser.send("POST", target, headers=URLENCODED | {"origin": settings().base_url}, body=body)


def says_why(answer: Answer) -> str:
    """What a refused person reads first; empty where that is not Vietnamese."""
    words = " ".join(" ".join(html.fromstring(answer.body).xpath(WORDS)).split())
    return words if 'lang="vi"' in answer.text and VIETNAMESE.search(words) else ""


def _fault_of(form: Form, wrong: Field, answer: Answer) -> str:
    if answer.status not in REFUSED:
        return f"the answer was {answer.status}"
    if not says_why(answer):
        return f"{answer.status}, but nothing says why"
    kept = any(is_free_text(field) and field.key not in {wrong.key, *SECRET} for field in form.fields)
    if answer.status != 400 and kept and KEPT not in answer.text:
        return f"{answer.status}, but what was typed elsewhere is gone"
    return ""

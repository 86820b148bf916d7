"""Anything at all, in any field of any form, by whoever may send it: never a failure of ours."""

from __future__ import annotations

import os
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ecabinet.settings import settings as ours
from tests.authz.running import Running
from tests.bad_input.forms import Form, buttons, forms
from tests.security.browser import Browser
from tests.security.encoding import MULTIPART, URLENCODED, end, part
from tests.security.wire import Answer

EXAMPLES = int(os.environ.get("FUZZ", "300"))
FORMS = forms()
# Texts that mean something to somebody on the way, beside those that mean nothing to anybody.
KNOWN = (
    "0", "1", "-1", "2147483648", "9" * 40, "1e400", "nan", "true", "on", "", " ", "\n", "\x00", "\ud800", "\u202e",
    "%s", "%(x)s", "{0}", "{{7*7}}", "<script>", "'", '"', "\\", ";--", "null", "None", "[]", "../", "01/01/2026",
    "30/02/2026", "0001-01-01", "9999-12-31", "08:00", "24:00", "IV/2026", "13/2026", "ă" * 300, "a" * 9000, "for",
    "accepted", "day",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=60), st.integers().map(str), st.dates().map(str))
FILES = st.tuples(st.text(max_size=20), st.binary(max_size=200))


@st.composite
def sendings(draw: st.DrawFn) -> tuple[Form, list[tuple[str, object]], bool]:
    form = draw(st.sampled_from(FORMS))
    names = st.sampled_from([field.key for field in form.fields] or ["x"]) | st.text(max_size=12)
    fields = draw(st.lists(st.tuples(names, TEXTS | FILES), max_size=8))
    return form, fields, draw(st.booleans())


def test_every_form_is_among_those_that_are_tried() -> None:
    assert len({form.path for form in FORMS}) > 30
    assert {form.path for form in FORMS} & buttons()


@pytest.mark.timeout(180 + EXAMPLES)
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize="FUZZ" not in os.environ,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(sending=sendings())
async def test_no_form_breaks_the_house(
    refusing: Running, sending: tuple[Form, list[tuple[str, object]], bool]
) -> None:
    form, fields, as_parts = sending
    right = [(name, value) for name, value in form.body(refusing.stage) if name not in {name for name, _ in fields}]
    browser = refusing.browser(form.cell.persona)
    answer = await _send(browser, form.target(refusing.stage), [*right, *fields], as_parts=as_parts)
    assert answer.status < 500
    assert answer.header("x-content-type-options") == "nosniff"


async def _send(browser: Browser, target: str, fields: list[tuple[str, object]], *, as_parts: bool) -> Answer:
    fields = [("_csrf_token", browser.csrf), *fields]
    if as_parts or any(isinstance(value, tuple) for _, value in fields):
        kind, body = MULTIPART, b"".join(part(_plain(name), _bytes(value)) for name, value in fields) + end()
    else:
        kind, body = URLENCODED, b"&".join(_pair(name, str(value)) for name, value in fields)
    return await browser.send("POST", target, headers=kind | {"origin": ours().base_url}, body=body)


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode().replace('"', "'").replace("\r", " ").replace("\n", " ")


def _bytes(value: object) -> object:
    if isinstance(value, tuple):
        return _plain(value[0]), value[1]
    return str(value).encode("utf-8", "surrogatepass")


def _pair(name: str, value: str) -> bytes:
    """A lone surrogate goes out as the three bytes that are no UTF-8."""
    return b"=".join(quote_plus(text.encode("utf-8", "surrogatepass")).encode() for text in (name, value))

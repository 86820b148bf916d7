"""Every answer carries the security headers, whoever made it: a handler, a router, a refusal, a failure."""

from __future__ import annotations

import logging

import pytest

from ecabinet.server import _limits
from ecabinet.settings import settings
from tests.security import answers
from tests.security.answers import Asking
from tests.security.house import House
from tests.security.wire import Answer

EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' blob:",
    "font-src": "'self'", "connect-src": "'self'", "worker-src": "'self'", "manifest-src": "'self'",
    "form-action": "'self'", "base-uri": "'none'", "object-src": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip


ASKED = [(status, ask) for status, several in answers.PAGES.items() for ask in several]
NAMES = [f"{status} {ask.__name__.replace('_', ' ')}" for status, ask in ASKED]


@pytest.mark.parametrize(("status", "ask"), ASKED, ids=NAMES)
async def test_every_answer_carries_the_headers(house: House, status: int, ask: Asking) -> None:
    """F5."""
    answer = await ask(house)
    assert answer.status == status
    _require_headers(answer)
    assert _policy(answer) == POLICY
    assert answer.header("cache-control") == "no-store"


@pytest.mark.parametrize("ask", answers.FILES, ids=[ask.__name__ for ask in answers.FILES])
async def test_every_file_carries_them_too(house: House, ask: Asking) -> None:
    answer = await ask(house)
    assert answer.status == 200
    _require_headers(answer)
    policy = _policy(answer)
    assert policy["default-src"] == "'none'"
    assert not any("unsafe" in sources or "*" in sources or "http" in sources for sources in policy.values())


@pytest.mark.parametrize("ask", [answers.paper, answers.minutes])
async def test_a_file_runs_nothing_and_stays_in_no_cache(house: House, ask: Asking) -> None:
    answer = await ask(house)
    assert "sandbox" in answer.header("content-security-policy")
    assert answer.header("content-disposition").startswith("attachment")
    assert answer.header("cache-control") == "no-store"


async def test_only_what_has_its_hash_in_its_address_is_cached(house: House) -> None:
    answer = await answers.static(house)
    assert "immutable" in answer.header("cache-control")
    assert answer.header("set-cookie") == ""


async def test_over_https_browsers_are_told_to_stay_there(house: House, over_https: None) -> None:
    for answer in (await answers.health(house), await house.stranger().get("/nowhere")):
        assert answer.header("strict-transport-security") == "max-age=63072000; includeSubDomains"


async def test_a_failure_tells_its_number_and_nothing_of_the_program(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = await answers.failed(house)
    (record,) = [record for record in caplog.records if record.getMessage().startswith("incident ")]
    incident = record.getMessage().split()[1].strip(":")
    assert incident in answer.text
    assert record.exc_info
    for word in ("Traceback", "RuntimeError", "this is broken", ".py", "litestar", "SELECT"):
        assert word not in answer.text


async def test_a_handler_that_asked_no_rule_answers_nobody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A route that forgets to ask is closed, not open."""
    monkeypatch.setattr(
        "ecabinet.controllers.journal.require", lambda request, action: request.scope["state"]["viewer"]
    )
    answer = await (await house.browser("auditor")).get("/journal")
    assert answer.status == 500
    assert "<table" not in answer.text
    _require_headers(answer)


async def test_no_answer_says_what_program_made_it(house: House) -> None:
    for _, ask in ASKED:
        answer = await ask(house)
        assert not {"server", "x-powered-by", "via"} & {name.decode().lower() for name, _ in answer.headers}
    assert _limits(settings())["server_header"] is False


def test_the_server_believes_no_client_about_its_address() -> None:
    """With `*` the leftmost address of X-Forwarded-For would count, which the client made."""
    assert _limits(settings())["forwarded_allow_ips"] == "127.0.0.1"
    assert _limits(settings())["proxy_headers"] is False


def _require_headers(answer: Answer) -> None:
    found = {name: answer.header(name) for name in EXPECTED}
    assert found == EXPECTED
    assert "camera=()" in answer.header("permissions-policy")
    assert all(len(answer.all(name)) == 1 for name in (*EXPECTED, "content-security-policy", "cache-control"))


def _policy(answer: Answer) -> dict[str, str]:
    parts = [part.strip().partition(" ") for part in answer.header("content-security-policy").split(";")]
    return {name: sources for name, _, sources in parts}

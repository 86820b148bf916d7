"""What another site makes a browser send is refused: by the origin it comes from, and by the token it cannot know."""

from __future__ import annotations

import pytest

from tests.security.browser import Browser, token_of
from tests.security.encoding import MULTIPART, URLENCODED, multipart, urlencoded
from tests.security.fingerprint import fingerprint, written
from tests.security.house import House
from tests.security.origins import ODD_ORIGINS, ORIGINS, OURS
from tests.security.routes import filled, unsafe
from tests.security.wire import Answer, Headers

FETCH_SITES = ("cross-site", "same-site", "none", "", "same-origin, cross-site")


async def test_no_route_takes_what_comes_from_elsewhere_or_without_its_token(house: House) -> None:
    """Every unsafe route, every wrong token with our origin, and the right one with every wrong origin."""
    browser, tokens = await house.browser("office_head"), await _wrong_tokens(house)
    before = await fingerprint()
    for method, path in unsafe():
        target = filled(path)
        for token in tokens.values():
            _require_refused(await _send(browser, method, target, token, OURS), method, target)
        for origin in ORIGINS.values():
            for token in (browser.csrf, *tokens.values()):
                _require_refused(await _send(browser, method, target, token, origin), method, target)
    assert written(before, await fingerprint()) == set()


@pytest.mark.parametrize("origin", ODD_ORIGINS.values(), ids=ODD_ORIGINS)
async def test_an_origin_is_ours_only_when_it_is_ours_letter_by_letter(house: House, origin: str) -> None:
    browser = await house.browser("minister")
    assert (await browser.post("/notices/reading", origin=origin)).status == 403


async def test_the_token_of_one_is_of_no_use_to_another(house: House) -> None:
    one, two = await house.browser("minister"), await house.browser("deputy")
    assert one.csrf != two.csrf
    for browser, token in ((one, two.csrf), (two, one.csrf)):
        assert (await browser.post("/notices/reading", csrf=token)).status == 403
        assert (await browser.post("/notices/reading")).status == 303


async def test_the_token_of_an_earlier_session_is_of_no_use_in_a_later_one(house: House) -> None:
    browser = house.stranger()
    await browser.sign_in(house.person("minister").email)
    old = browser.csrf
    await browser.sign_in(house.person("minister").email)
    assert (await browser.post("/notices/reading", csrf=old)).status == 403


@pytest.mark.parametrize("origin", [OURS, "http://localhost:8000"])
async def test_the_token_is_taken_as_a_header_as_a_field_and_as_the_first_part(house: House, origin: str) -> None:
    browser = await house.browser("minister")
    head = {"origin": origin}
    fields = [("_csrf_token", browser.csrf), ("other", "1")]
    later = [("other", "1"), ("_csrf_token", browser.csrf)]
    answers = [
        await browser.send("POST", "/notices/reading", headers=head | {"x-csrftoken": browser.csrf}),
        await browser.send("POST", "/notices/reading", headers=head | URLENCODED, body=urlencoded(fields)),
        await browser.send("POST", "/notices/reading", headers=head | URLENCODED, body=urlencoded(later)),
        await browser.send("POST", "/notices/reading", headers=head | MULTIPART, body=multipart(fields)),
    ]
    assert [answer.status for answer in answers] == [303] * 4


@pytest.mark.parametrize("kind", ["a later part", "a file", "a part with a type", "in quotes", "in the address"])
async def test_the_token_is_not_looked_for_elsewhere(house: House, kind: str) -> None:
    browser = await house.browser("minister")
    target, parts = "/notices/reading", {
        "a later part": [("other", "1"), ("_csrf_token", browser.csrf)],
        "a file": [("_csrf_token", ("token.txt", browser.csrf.encode()))],
        "a part with a type": [("_csrf_token", f"\r\nContent-Type: text/plain\r\n\r\n{browser.csrf}")],
        "in quotes": [("_csrf_token", f'"{browser.csrf}"')],
        "in the address": [("other", "1")],
    }  # fmt: skip
    if kind == "in the address":
        target += f"?_csrf_token={browser.csrf}"
    answer = await browser.send("POST", target, headers=MULTIPART | {"origin": OURS}, body=multipart(parts[kind]))
    assert answer.status == 403


async def test_a_browser_that_leaves_the_origin_out_says_same_origin_instead(house: House) -> None:
    browser = await house.browser("minister")
    head = {"x-csrftoken": browser.csrf}
    fine = await browser.send("POST", "/notices/reading", headers=head | {"sec-fetch-site": "same-origin"})
    assert fine.status == 303
    for site in FETCH_SITES:
        answer = await browser.send("POST", "/notices/reading", headers=head | {"sec-fetch-site": site})
        assert answer.status == 403, site
    evil = head | {"sec-fetch-site": "same-origin", "origin": "https://evil.example"}
    assert (await browser.send("POST", "/notices/reading", headers=evil)).status == 403


async def test_nobody_is_signed_in_by_another_site(house: House) -> None:
    """A page of somebody else's could sign its reader in under an account of its own, and watch what he does there."""
    stranger, other = house.stranger(), house.stranger()
    token = token_of(await stranger.get("/session/new"))
    others = token_of(await other.get("/session/new"))
    form = [("email", house.person("clerk").email), ("password", "mat-khau-cua-the-gioi-thu")]
    before = await fingerprint()
    for wrong in ("", "0" * 64, others):
        assert (await stranger.post("/session", form, csrf=wrong)).status == 403
    for origin in filter(None, [*ORIGINS.values(), *ODD_ORIGINS.values()]):
        assert (await stranger.post("/session", form, csrf=token, origin=origin)).status == 403
    assert (await house.stranger().post("/session", form, csrf=token)).status == 403
    assert written(before, await fingerprint()) == set()
    assert (await stranger.post("/session", form, csrf=token)).status == 303


async def _wrong_tokens(house: House) -> dict[str, str]:
    before = house.stranger()
    other = await house.browser("office_head")
    return {
        "no token": "",
        "a made-up token": "0" * 64,
        "a token too short": "0",
        "another session's token": other.csrf,
        "a token from before signing in": token_of(await before.get("/session/new")),
    }


async def _send(browser: Browser, method: str, target: str, token: str, origin: str | None) -> Answer:
    head: Headers = {} if origin is None else {"origin": origin}
    if method != "POST":
        return await browser.copy().send(method, target, headers=head | {"x-csrftoken": token})
    return await browser.copy().send(
        method, target, headers=head | URLENCODED, body=urlencoded([("_csrf_token", token)])
    )


def _require_refused(answer: Answer, method: str, target: str) -> None:
    assert answer.status == 403, (method, target, answer.status)
    assert answer.header("set-cookie") == ""

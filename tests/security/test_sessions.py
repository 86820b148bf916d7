"""Sessions: nobody plants one, nothing brings back one that ended, and each ends when it must."""

from __future__ import annotations

import asyncio
import re

import asyncpg
import pytest

from ecabinet import sessions
from ecabinet.db import fetch, fetch_one
from ecabinet.settings import settings
from tests.live.eventually import eventually
from tests.personas import PASSWORD
from tests.security.browser import Browser, token_of
from tests.security.fingerprint import fingerprint, written
from tests.security.house import House, is_sent_to_sign_in, is_signed_in
from tests.security.wire import Answer, Socket

ALERT = re.compile(r'role="alert".*?<ul>(.*?)</ul>', re.DOTALL)
HOME = "/account/sessions"
ELSEWHERE = (
    "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "/\n/evil.example", "javascript:0",
    "\\\\evil.example", "/%0d%0aset-cookie:x=1", "evil.example", "/ế", "/ \x0b",
)  # fmt: skip
ANONYMOUS_PAGES = (
    "/",
    "/session/new",
    "/session/new?next=/meetings",
    "/meetings/1",
    "/screens/none",
    "/health",
    "/none",
)


async def test_a_session_planted_before_signing_in_is_not_the_one_that_is_signed_in(house: House) -> None:
    """F1. The attacker chose the cookie; the victim signs in with it."""
    victim = house.stranger()
    victim.cookies["session"] = planted = "attacker-chosen"
    await victim.sign_in(house.person("minister").email)
    assert victim.cookies["session"] != planted
    assert is_sent_to_sign_in(await Browser(house.gate, {"session": planted}).get(HOME))


async def test_every_sign_in_makes_another_session(house: House) -> None:
    one, two = house.stranger(), house.stranger()
    for browser in (one, two):
        assert (await browser.sign_in(house.person("minister").email)).status == 303
        assert is_signed_in(await browser.get(HOME))
    assert one.cookies["session"] != two.cookies["session"]


async def test_signing_in_again_ends_the_session_that_was_there(house: House) -> None:
    browser = house.stranger()
    await browser.sign_in(house.person("minister").email)
    old = browser.copy()
    assert (await browser.sign_in(house.person("deputy").email)).status == 303
    assert is_signed_in(await browser.get(HOME))
    assert is_sent_to_sign_in(await old.get(HOME))


async def test_signing_out_ends_it_on_the_server_too(house: House) -> None:
    browser = await house.browser("minister")
    old = browser.copy()
    left = await browser.post("/session/end")
    assert is_sent_to_sign_in(left)
    assert "session" not in browser.cookies
    assert left.header("clear-site-data") == '"cache", "storage"'
    assert is_sent_to_sign_in(await old.get(HOME))
    assert (await old.post("/notices/reading")).status == 401


async def test_a_request_in_flight_does_not_undo_signing_out(house: House) -> None:
    """F2. A request waits for a lock while its session is ended, and is answered after that."""
    browser = await house.browser("minister")
    meeting = house.world.sitting.id
    wire = await asyncpg.connect(settings().database_url)
    try:
        async with wire.transaction():
            await wire.execute("SELECT 1 FROM meeting WHERE id = $1 FOR UPDATE", meeting)
            slow = asyncio.create_task(browser.copy().post(f"/meetings/{meeting}/attendance", [("mode", "remote")]))
            await eventually(lambda: fetch_one("SELECT 1 FROM pg_locks WHERE NOT granted"))
            await browser.copy().post("/session/end")
        late = await slow
    finally:
        await wire.close()
    assert late.status == 303
    assert late.cookie("session") == ""
    assert is_sent_to_sign_in(await browser.get(HOME))


async def test_looking_around_without_an_account_stores_nothing(house: House) -> None:
    """F3."""
    before = await fingerprint()
    stranger = house.stranger()
    for path in ANONYMOUS_PAGES * 3:
        await stranger.get(path)
        await house.stranger().get(path)
    await stranger.post("/session", [("email", "ai@chinhphu.example"), ("password", "x")], csrf="0" * 64)
    await stranger.knock(f"/meetings/{house.world.sitting.id}/live")
    assert written(before, await fingerprint()) == set()


async def test_sign_out_everywhere_ends_all_of_mine_and_nobody_elses(house: House) -> None:
    here, there, other = await house.browser("office"), await house.browser("office"), await house.browser("auditor")
    assert is_sent_to_sign_in(await here.post("/account/sessions/revocation"))
    assert is_sent_to_sign_in(await there.get(HOME))
    assert is_signed_in(await other.get(HOME))


async def test_one_session_is_ended_from_another_and_only_by_its_owner(house: House) -> None:
    mine, lost, other = await house.browser("clerk"), await house.browser("clerk"), await house.browser("other_clerk")
    number = await _number(lost)
    await other.post(f"/account/sessions/{number}/revocation")
    assert is_signed_in(await lost.get(HOME))
    await mine.post(f"/account/sessions/{number}/revocation")
    assert is_sent_to_sign_in(await lost.get(HOME))
    assert is_signed_in(await mine.get(HOME))


@pytest.mark.parametrize(
    ("column", "limit"), [("seen_at", "idle"), ("created_at", "absolute")], ids=["left alone", "however busy"]
)
async def test_a_session_lasts_no_longer_than_it_may(house: House, column: str, limit: str) -> None:
    browser, seconds = await house.browser("auditor"), getattr(settings(), limit)
    await _age(browser, column, seconds - 60)
    assert is_signed_in(await browser.get(HOME))
    await _age(browser, column, seconds + 1)
    assert is_sent_to_sign_in(await browser.get(HOME))
    assert (await browser.post("/notices/reading")).status == 401


async def test_a_disabled_account_is_out_at_once_and_hears_no_other_word_than_a_wrong_password(house: House) -> None:
    browser, account = await house.browser("admin"), house.person("admin").account
    await fetch("UPDATE account SET disabled_at = now() WHERE id = $1", account)
    try:
        assert is_sent_to_sign_in(await browser.get(HOME))
        disabled = await house.stranger().sign_in(house.person("admin").email)
        unknown = await house.stranger().sign_in("khongco@chinhphu.example")
        assert (disabled.status, _said(disabled)) == (unknown.status, _said(unknown))
    finally:
        await fetch("UPDATE account SET disabled_at = NULL WHERE id = $1", account)


async def test_a_duty_that_was_taken_away_is_gone_with_the_next_request(house: House) -> None:
    browser, account = await house.browser("auditor"), house.person("auditor").account
    assert (await browser.get("/journal")).status == 200
    await fetch("UPDATE account SET duties = '{}' WHERE id = $1", account)
    try:
        assert (await browser.get("/journal")).status == 403
    finally:
        await fetch("UPDATE account SET duties = '{auditor}' WHERE id = $1", account)


async def test_an_open_socket_is_closed_soon_after_its_session_ended(house: House) -> None:
    browser = await house.browser("minister")
    heard = Socket()
    listening = asyncio.create_task(browser.knock(f"/meetings/{house.world.sitting.id}/live", frames=1000, heard=heard))
    await eventually(lambda: heard.frames)
    await browser.copy().post("/session/end")
    await listening
    assert heard.code == 4401


@pytest.mark.parametrize(
    "value",
    ["", "x", "a" * 5000, "%00", "' OR 1=1 --", "../../etc", "é", '"quoted; value"', "=", "null"],
)
async def test_a_made_up_session_is_nobodys(house: House, value: str) -> None:
    assert is_sent_to_sign_in(await Browser(house.gate, {"session": value}).get(HOME))


async def test_what_the_database_keeps_of_a_session_opens_nothing(house: House) -> None:
    browser = await house.browser("minister")
    kept = sessions.digest(browser.cookies["session"])
    rows = await fetch("SELECT 1 FROM session WHERE token_sha256 = $1", kept)
    assert len(rows) == 1
    for value in (kept.hex(), browser.csrf):
        assert is_sent_to_sign_in(await Browser(house.gate, {"session": value}).get(HOME))


async def test_a_session_of_256_bits_is_kept_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    browser = house.stranger()
    answer = await browser.sign_in(house.person("minister").email)
    (line,) = [line for line in answer.all("set-cookie") if line.startswith("session=")]
    assert len(browser.cookies["session"]) >= 43
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= {part.strip() for part in line.split(";")}
    assert "Domain" not in line


async def test_over_https_every_cookie_is_bound_to_the_host(house: House, over_https: None) -> None:
    browser = house.stranger()
    browser.csrf = token_of(await browser.get("/session/new"))
    answer = await browser.post("/session", [("email", house.person("minister").email), ("password", PASSWORD)])
    lines = [*answer.all("set-cookie"), *(await house.stranger().get("/session/new")).all("set-cookie")]
    names = {line.partition("=")[0] for line in lines}
    assert {"__Host-session", "__Host-device", "__Host-presession"} == names
    assert all("Secure" in line and "SameSite=strict" in line and "Path=/" in line for line in lines)


async def test_over_https_a_cookie_that_a_sub_domain_could_set_is_not_read(house: House, over_https: None) -> None:
    browser = await house.browser("minister")
    assert is_sent_to_sign_in(await browser.get(HOME))
    browser.cookies = {"__Host-session": browser.cookies["session"]}
    assert is_signed_in(await browser.get(HOME))


@pytest.mark.parametrize("to", ELSEWHERE)
async def test_signing_in_leads_nowhere_else(house: House, to: str) -> None:
    browser = house.stranger()
    answer = await browser.sign_in(house.person("minister").email, next=to)
    assert answer.status in {303, 422}
    where = answer.header("location")
    assert not where or (where.startswith("/") and not where.startswith(("//", "/\\")))
    assert where.isascii()
    assert where.isprintable()


async def _number(browser: Browser) -> int:
    row = await fetch_one("SELECT id FROM session WHERE token_sha256 = $1", sessions.digest(browser.cookies["session"]))
    assert row is not None
    return row["id"]


async def _age(browser: Browser, column: str, seconds: int) -> None:
    await fetch(
        f"UPDATE session SET {column} = now() - make_interval(secs => $2) WHERE token_sha256 = $1",
        sessions.digest(browser.cookies["session"]), seconds,
    )  # fmt: skip


def _said(answer: Answer) -> list[str]:
    return ALERT.findall(answer.text)

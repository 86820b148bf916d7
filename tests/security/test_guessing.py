"""Guessing passwords is slow, wherever it comes from; it never slows the owner at his own device, nor anybody else."""

from __future__ import annotations

import asyncio
import re
from itertools import count

import pytest

from ecabinet import passwords
from ecabinet.db import fetch
from ecabinet.signing_in import FREE_FAILURES, LONGEST_WAIT, wait_after
from tests.security.browser import Browser, token_of
from tests.security.house import House
from tests.security.wire import Answer

ALERT = re.compile(r'role="alert".*?<ul>(.*?)</ul>', re.DOTALL)
WAIT = "UPDATE sign_in_attempt SET last_at = now() - make_interval(secs => $1)"
numbers = count(1)


@pytest.fixture(autouse=True)
async def _nothing_tried_yet(house: House) -> None:
    await fetch("DELETE FROM sign_in_attempt")
    await fetch("DELETE FROM device")


async def test_after_a_few_wrong_guesses_the_next_must_wait_longer_and_longer(house: House) -> None:
    email, waits = house.person("minister").email, []
    await _guess(house, email, times=FREE_FAILURES)
    for failures in range(FREE_FAILURES, FREE_FAILURES + 12):
        assert (await _guess(house, email)).status == 429
        waits.append(wait_after(failures))
        await fetch(WAIT, waits[-1])
        assert (await _guess(house, email)).status == 422
    assert waits[:4] == [2, 4, 8, 16]
    assert max(waits) == LONGEST_WAIT, "slowed, but never shut out"


async def test_the_right_password_from_a_new_device_waits_too_and_then_counts_afresh(house: House) -> None:
    email = house.person("minister").email
    await _guess(house, email, times=FREE_FAILURES)
    assert (await house.stranger().sign_in(email)).status == 429
    await fetch(WAIT, LONGEST_WAIT)
    assert (await house.stranger().sign_in(email)).status == 303
    assert {answer.status for answer in await _guesses(house, email, times=FREE_FAILURES)} == {422}


async def test_the_owner_at_a_device_he_signed_in_from_is_never_slowed(house: House) -> None:
    """Otherwise whoever guesses keeps a minister from voting."""
    email, owner = house.person("deputy").email, house.stranger()
    await owner.sign_in(email)
    owner.cookies = {"device": owner.cookies["device"]}
    await _guess(house, email, times=FREE_FAILURES + 3)
    for _ in range(FREE_FAILURES + 2):
        assert (await owner.copy().sign_in(email, "một lần gõ nhầm")).status == 422
    assert (await owner.sign_in(email)).status == 303


async def test_a_device_known_to_one_account_is_unknown_to_the_others(house: House) -> None:
    thief = house.stranger()
    await thief.sign_in(house.person("clerk").email)
    thief.cookies = {"device": thief.cookies["device"]}
    statuses = [
        (await thief.copy().sign_in(house.person("deputy").email, "x")).status for _ in range(FREE_FAILURES + 1)
    ]
    assert statuses == [422] * FREE_FAILURES + [429]


async def test_one_account_being_guessed_slows_no_other(house: House) -> None:
    await _guess(house, house.person("minister").email, times=FREE_FAILURES + 2)
    assert (await house.stranger().sign_in(house.person("other_minister").email)).status == 303


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip", "true-client-ip"])
async def test_another_address_each_time_is_of_no_help(house: House, header: str) -> None:
    email = house.person("minister").email
    statuses = [(await _guess(house, email, **{header: f"203.0.113.{n}"})).status for n in range(1, FREE_FAILURES + 4)]
    assert statuses == [422] * FREE_FAILURES + [429] * 3


async def test_many_guesses_at_once_are_no_more_than_one_after_the_other(house: House) -> None:
    answers = await _guesses(house, house.person("minister").email, times=30)
    assert sorted(answer.status for answer in answers) == [422] * FREE_FAILURES + [429] * (30 - FREE_FAILURES)


async def test_an_unknown_account_is_answered_as_a_known_one(house: House) -> None:
    """In word, in status, and in how soon it must wait."""
    known = [_said(await _guess(house, house.person("minister").email)) for _ in range(FREE_FAILURES + 1)]
    unknown = [_said(await _guess(house, "khongco@chinhphu.example")) for _ in range(FREE_FAILURES + 1)]
    assert known == unknown


async def test_an_unknown_account_costs_as_much_to_answer(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """One hash of the same cost is checked, whoever is asked for."""
    checked: list[list[str]] = []
    verify = passwords._verify

    def counted(hasher: object, kept: str, password: str) -> bool:
        checked.append(kept.split("$")[1:4])
        return verify(hasher, kept, password)  # type: ignore[arg-type]

    monkeypatch.setattr(passwords, "_verify", counted)
    await fetch("UPDATE account SET disabled_at = now() WHERE id = $1", house.person("admin").account)
    for email in (house.person("minister").email, "khongco@chinhphu.example", house.person("admin").email):
        await _guess(house, email)
    await fetch("UPDATE account SET disabled_at = NULL WHERE id = $1", house.person("admin").account)
    assert len(checked) == 3
    assert checked[0] == checked[1] == checked[2]


async def test_an_address_is_the_same_however_it_is_written(house: House) -> None:
    email = house.person("minister").email
    ways = [email, email.upper(), f" {email}", f"{email} ", email.title()]
    assert [(await _guess(house, way)).status for way in ways] == [422] * 5
    assert (await _guess(house, email)).status == 429


async def test_guesses_from_long_ago_are_forgotten(house: House) -> None:
    email = house.person("minister").email
    await _guess(house, email, times=FREE_FAILURES)
    await fetch(WAIT, 3601)
    assert {answer.status for answer in await _guesses(house, email, times=FREE_FAILURES)} == {422}


async def test_no_address_and_no_password_that_was_typed_is_kept(house: House) -> None:
    """A password typed into the wrong field must not lie in a table."""
    await house.stranger().sign_in("mat-khau-go-nham-o@chinhphu.example", "mat-khau-go-dung-o")
    for table in ("sign_in_attempt", "access_log", "device", "session"):
        rows = await fetch(f"SELECT t::text AS text FROM {table} AS t")
        assert not [row for row in rows if "mat-khau" in row["text"]]


async def _guess(house: House, email: str, *, times: int = 1, **headers: str) -> Answer:
    return (await _guesses(house, email, times=times, **headers))[-1]


async def _guesses(house: House, email: str, *, times: int, **headers: str) -> list[Answer]:
    """At once, each from a browser that was never seen."""
    strangers = [await _stranger(house) for _ in range(times)]
    return await asyncio.gather(*(_try(stranger, email, headers) for stranger in strangers))


async def _stranger(house: House) -> Browser:
    browser = house.stranger()
    browser.csrf = token_of(await browser.get("/session/new"))
    return browser


async def _try(browser: Browser, email: str, headers: dict[str, str]) -> Answer:
    fields = [("email", email), ("password", f"đoán lần {next(numbers)}")]
    return await browser.post("/session", fields, **{name.replace("-", "_"): one for name, one in headers.items()})


def _said(answer: Answer) -> tuple[int, list[str]]:
    return answer.status, ALERT.findall(answer.text)

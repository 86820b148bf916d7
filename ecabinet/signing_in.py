"""Signing in and out. Guessing is slowed per (account, device); a device known to the account never is."""

from __future__ import annotations

import hashlib
import math
import secrets
from typing import Any

import msgspec

from ecabinet import access_log, sessions
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import Broken, RuleBroken
from ecabinet.i18n import N_
from ecabinet.passwords import matches

FREE_FAILURES = 5
LONGEST_WAIT = 300
TRY = """
INSERT INTO sign_in_attempt AS a (email_sha256, failures, last_at) VALUES ($1, 1, now())
ON CONFLICT (email_sha256) DO UPDATE SET last_at = now(), failures =
    CASE WHEN a.last_at < now() - interval '1 hour' THEN 1 ELSE least(a.failures + 1, 60) END
WHERE a.failures < $2 OR a.last_at <= now() - make_interval(secs => least(2 ^ (a.failures - $2 + 1), $3))
RETURNING failures
"""
WRONG = N_("The e-mail or the password is not right. Check both and try again.")


class TooManyTries(Broken):
    status = 429


class SignedIn(msgspec.Struct, frozen=True):
    token: str
    device: str


def wait_after(failures: int) -> int:
    """Seconds to wait after so many failures from unknown devices, as in `TRY`: none, then doubling, never a lock."""
    return 0 if failures < FREE_FAILURES else min(2 ** (failures - FREE_FAILURES + 1), LONGEST_WAIT)


async def sign_in(email: str, password: str, *, device: str | None, browser: str) -> SignedIn:
    """A new session, or RuleBroken with one wording for every wrong pair, or TooManyTries."""
    email = email.strip().lower()
    account = await fetch_one("SELECT id, person, password_hash, disabled_at FROM account WHERE email = $1", email)
    known = account is not None and await _is_known(account["id"], device)
    if not known:
        await _take_a_try(email)
    kept = account["password_hash"] if account and account["disabled_at"] is None else None
    if not await matches(password, kept):
        await access_log.write(account and account["person"], "session.start", _named(account), "refused")
        raise RuleBroken(WRONG)
    assert account is not None
    async with work(None) as act:
        token = await sessions.start(act, account["id"], browser)
        device = await _remember(act, account["id"], device)
        await fetch("DELETE FROM sign_in_attempt WHERE email_sha256 = $1", _folded(email))
    await access_log.write(account["person"], "session.start", _named(account), "allowed")
    return SignedIn(token, device)


async def _is_known(account: int, device: str | None) -> bool:
    return bool(device) and bool(
        await fetch_one(
            "SELECT 1 FROM device WHERE account = $1 AND secret_sha256 = $2", account, sessions.digest(device or "")
        )
    )


async def _take_a_try(email: str) -> None:
    """Counted before the password is checked, in one statement: of many guesses at once no more get through than of
    guesses one by one. A right password forgets them; so does an hour of peace."""
    if not await fetch(TRY, _folded(email), FREE_FAILURES, LONGEST_WAIT):
        raise TooManyTries(
            N_("Too many wrong tries. Wait %(seconds)s seconds, then try again."), seconds=await _left(email)
        )


async def _left(email: str) -> int:
    row = await fetch_one(
        "SELECT failures, extract(epoch FROM now() - last_at) AS ago FROM sign_in_attempt WHERE email_sha256 = $1",
        _folded(email),
    )
    return max(1, math.ceil(wait_after(row["failures"]) - row["ago"])) if row else 1


async def _remember(act: Work, account: int, device: str | None) -> str:
    shared = device and await fetch_one("SELECT 1 FROM device WHERE secret_sha256 = $1", sessions.digest(device))
    secret = device if device and shared else secrets.token_urlsafe(32)
    await fetch(
        "INSERT INTO device (account, secret_sha256, first_seen_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (account, secret_sha256) DO NOTHING",
        account, sessions.digest(secret), act.now,
    )  # fmt: skip
    return secret


def _named(account: Any) -> str:
    return f"account {account['id']}" if account else "unknown account"


def _folded(email: str) -> bytes:
    """The e-mail may be a typing error that holds a password: only its hash is kept."""
    return hashlib.sha256(email.encode()).digest()

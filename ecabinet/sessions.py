"""Sessions: a random token in the browser, its SHA-256 in the database, revoked at once when it must be."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one
from ecabinet.settings import settings

WHO = """
a.id AS account, a.duties, p.id AS person, p.name, coalesce(post.title, '') AS post,
coalesce(post.kind, '') AS post_kind, post.agency, coalesce(agency.name, '') AS agency_name
"""
TODAY = """
JOIN person p ON p.id = a.person
CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) today
LEFT JOIN LATERAL (
    SELECT title, kind, agency FROM post
    WHERE post.person = p.id AND valid_from <= today.day AND (valid_to IS NULL OR valid_to >= today.day)
    ORDER BY valid_from DESC, id LIMIT 1
) post ON true
LEFT JOIN agency ON agency.id = post.agency
"""
FIND = f"""
SELECT s.id AS session, s.seen_at < now() - interval '1 minute' AS stale,
       (SELECT count(*) FROM notice n WHERE n.person = p.id AND n.read_at IS NULL) AS unread, {WHO}
FROM session s JOIN account a ON a.id = s.account AND a.disabled_at IS NULL {TODAY}
WHERE s.token_sha256 = $1 AND s.revoked_at IS NULL
  AND s.created_at > now() - make_interval(secs => $2)
  AND s.seen_at > now() - make_interval(secs => s.idle)
"""  # noqa: S608 - constants
ABSENT = f"""
SELECT {WHO} FROM account a {TODAY} WHERE p.id = $1 AND a.disabled_at IS NULL ORDER BY a.id LIMIT 1
"""  # noqa: S608 - constants


class SessionRow(msgspec.Struct, frozen=True):
    id: int
    device: str
    created_at: datetime
    seen_at: datetime


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def csrf_of(secret: bytes) -> str:
    """The token that a page of this session sends back with every unsafe request."""
    return hmac.new(settings().secret_key, b"csrf:" + secret, hashlib.sha256).hexdigest()


async def find(token: str) -> Viewer | None:
    """Who holds this token now; marks the session as seen at most once a minute."""
    kept = digest(token)
    row = await fetch_one(FIND, kept, settings().absolute)
    if row is None:
        return None
    if row["stale"]:
        await fetch("UPDATE session SET seen_at = now() WHERE id = $1", row["session"])
    facts = {name: value for name, value in row.items() if name not in {"stale", "duties"}}
    return Viewer(**facts, duties=frozenset(row["duties"]), csrf=csrf_of(kept))


async def as_if_here(person: int) -> Viewer | None:
    """Who he would be if he came now, for what is done for him meanwhile; None when he could not come."""
    row = await fetch_one(ABSENT, person)
    return Viewer(**(dict(row) | {"duties": frozenset(row["duties"])})) if row else None


async def start(act: Work, account: int, device: str) -> str:
    """A new session of this account; the token is returned once and kept nowhere."""
    token = secrets.token_urlsafe(32)
    await fetch(
        "INSERT INTO session (token_sha256, account, created_at, seen_at, device, idle)"
        " VALUES ($1, $2, now(), now(), $3, $4)",
        digest(token), account, device[:200], settings().idle,
    )  # fmt: skip
    return token


async def revoke(account: int, session: int | None = None) -> None:
    """End one session of this account, or all of them."""
    await fetch(
        "UPDATE session SET revoked_at = now()"
        " WHERE account = $1 AND revoked_at IS NULL AND ($2::int IS NULL OR id = $2)",
        account, session,
    )  # fmt: skip


async def of_account(account: int) -> list[SessionRow]:
    rows = await fetch(
        "SELECT id, device, created_at, seen_at FROM session WHERE account = $1 AND revoked_at IS NULL"
        " AND created_at > now() - make_interval(secs => $2) ORDER BY seen_at DESC",
        account, settings().absolute,
    )  # fmt: skip
    return [SessionRow(**row) for row in rows]


async def still_valid(sessions: list[int]) -> set[int]:
    """Those of these sessions whose open sockets may stay open."""
    rows = await fetch(
        "SELECT s.id FROM session s JOIN account a ON a.id = s.account AND a.disabled_at IS NULL"
        " WHERE s.id = ANY($1::int[]) AND s.revoked_at IS NULL AND s.created_at > now() - make_interval(secs => $2)",
        sessions, settings().absolute,
    )  # fmt: skip
    return {row["id"] for row in rows}


async def keep_alive(sessions: list[int]) -> None:
    """An open socket of a running sitting counts as use, and lets the session idle for longer afterwards."""
    await fetch(
        "UPDATE session SET seen_at = now(), idle = $2"
        " WHERE id = ANY($1::int[]) AND revoked_at IS NULL AND seen_at < now() - interval '1 minute'",
        sessions, settings().idle_in_sitting,
    )  # fmt: skip

"""The cookies: their names and flags, by whether browsers reach us over https."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Any

from litestar.datastructures import Cookie

from ecabinet.settings import settings

SESSION = "session"
PRESESSION = "presession"
DEVICE = "device"
YEAR = 365 * 24 * 3600


def name_of(cookie: str) -> str:
    return f"__Host-{cookie}" if settings().secure else cookie


def made(cookie: str, value: str, *, age: int | None = None) -> Cookie:
    """For this host only, out of reach of scripts, never sent from another site."""
    return Cookie(
        name_of(cookie), value=value, max_age=age, path="/", httponly=True, samesite="strict", secure=settings().secure
    )


def dropped(cookie: str) -> Cookie:
    return made(cookie, "", age=0)


def read(scope: Any, cookie: str) -> str:
    """The cookie's value, or an empty string."""
    raw = "; ".join(value.decode("latin-1") for key, value in scope["headers"] if key == b"cookie")
    try:
        found = SimpleCookie(raw).get(name_of(cookie))
    except CookieError:
        return ""
    return found.value[:200] if found else ""

"""The one line a page shows after an act, such as “Report sent.”: carried by a signed cookie, shown once."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from ecabinet.i18n import translate
from ecabinet.settings import settings

SECONDS = 60
LONGEST = 200


class Line(msgspec.Struct, frozen=True, array_like=True):
    message: str
    params: dict[str, str | int | float] = {}


def name() -> str:
    return "__Host-flash" if settings().secure else "flash"


def kept(message: str, params: dict[str, object]) -> Cookie:
    """The cookie for this line; parameters are cut so that a browser keeps it."""
    translate(message, **params)  # a parameter that is missing fails here, not on the next page
    line = Line(
        message, {key: value if isinstance(value, int) else str(value)[:LONGEST] for key, value in params.items()}
    )
    packed = msgspec.json.encode(line)
    return _cookie(base64.urlsafe_b64encode(_sign(packed) + packed).decode().rstrip("="), SECONDS)


def gone() -> Cookie:
    return _cookie("", 0)


def shown(request: Request) -> str | None:
    """The line of this request, translated; None when there is none that we wrote."""
    value = request.cookies.get(name())
    line = _opened(value) if value else None
    return translate(line.message, **line.params) if line else None


def _opened(value: str) -> Line | None:
    try:
        raw = base64.urlsafe_b64decode(value.encode() + b"=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        return None
    if not hmac.compare_digest(raw[:16], _sign(raw[16:])):
        return None
    return msgspec.json.decode(raw[16:], type=Line)


def _sign(packed: bytes) -> bytes:
    return hmac.new(settings().secret_key, b"flash:" + packed, hashlib.sha256).digest()[:16]


def _cookie(value: str, seconds: int) -> Cookie:
    return Cookie(
        key=name(), value=value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=settings().secure
    )

"""The security headers of every answer that does not set its own."""

from __future__ import annotations

from functools import cache

from ecabinet.settings import settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)


def security_headers() -> tuple[tuple[bytes, bytes], ...]:
    return _headers(settings().secure)


@cache
def _headers(secure: bool) -> tuple[tuple[bytes, bytes], ...]:
    headers = {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cache-control": "no-store",
    }
    if secure:
        headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
    return tuple((name.encode(), value.encode()) for name, value in headers.items())

"""Forms as browsers send them, and as browsers never would."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

BOUNDARY = "----a-boundary-of-the-tests"
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
MULTIPART = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}

Fields = Iterable[tuple[str, object]]


def urlencoded(fields: Fields) -> bytes:
    return urlencode([(name, "" if value is None else value) for name, value in fields]).encode()


def multipart(fields: Fields) -> bytes:
    """A value that is a (name, bytes) pair is a file."""
    return b"".join(part(name, value) for name, value in fields) + end()


def part(name: str, value: object, *, kind: str = "") -> bytes:
    if isinstance(value, tuple):
        head, data = f'; filename="{value[0]}"\r\nContent-Type: {kind or "application/octet-stream"}', value[1]
    else:
        head, data = f"\r\nContent-Type: {kind}" if kind else "", value if isinstance(value, bytes) else str(value).encode()
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{head}\r\n\r\n'.encode() + data + b"\r\n"


def end() -> bytes:
    return f"--{BOUNDARY}--\r\n".encode()

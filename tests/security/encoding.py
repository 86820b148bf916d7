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
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
    if isinstance(value, tuple):
        head, value = f'{head}; filename="{value[0]}"', value[1]
        kind = kind or "application/octet-stream"
    head += f"\r\nContent-Type: {kind}" if kind else ""
    return f"{head}\r\n\r\n".encode() + (value if isinstance(value, bytes) else str(value).encode()) + b"\r\n"


def end() -> bytes:
    return f"--{BOUNDARY}--\r\n".encode()

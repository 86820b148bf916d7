"""Filling an empty database with sample data, once; the accounts go into `accounts.json`."""

from __future__ import annotations

import os
import secrets

import msgspec

from ecabinet import db
from ecabinet.clock import HOUSE, now
from ecabinet.sample_roles import AccountLine
from ecabinet.settings import Settings


async def seed(settings: Settings) -> list[AccountLine]:
    """Nothing happens when the database was seeded before."""
    from ecabinet.sample.seeding import seed as sow

    await db.connect(settings)
    try:
        lines = await sow(settings, password=_password(settings), today=now().astimezone(HOUSE).date())
    finally:
        await db.disconnect()
    if lines:
        _write_private(settings.data_dir / "accounts.json", msgspec.json.format(msgspec.json.encode(lines)))
    return lines


def _password(settings: Settings) -> str:
    """One random password for all sample accounts, kept between starts."""
    path = settings.data_dir / "keys" / "sample-password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_private(path, secrets.token_urlsafe(12).encode())
    return path.read_text().strip()


def _write_private(path: os.PathLike[str], content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)

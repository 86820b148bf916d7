"""Big screens: found by the hash of their token."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one


class ScreenRow(msgspec.Struct, frozen=True):
    id: int
    meeting: int
    at: datetime


async def screen_of(token: str) -> ScreenRow | None:
    row = await fetch_one(
        "SELECT id, meeting, at FROM screen WHERE token_sha256 = $1 AND revoked_at IS NULL", digest(token)
    )
    return ScreenRow(**row) if row else None


async def screens_of_meeting(meeting: int) -> list[ScreenRow]:
    rows = await fetch(
        "SELECT id, meeting, at FROM screen WHERE meeting = $1 AND revoked_at IS NULL ORDER BY id", meeting
    )
    return [ScreenRow(**row) for row in rows]


async def valid_screens(meeting: int) -> set[int]:
    return {screen.id for screen in await screens_of_meeting(meeting)}


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()

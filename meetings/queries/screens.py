"""Big screens: found by the hash of their token; and the scene that all of them show."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.rules.scenes import Going, on_screen


class ScreenRow(msgspec.Struct, frozen=True):
    id: int
    meeting: int
    at: datetime


# As `meetings.live.desk` finds it in a room's whole state, for who asks for no more than this.
GOING = """
SELECT coalesce(c.shown, 'auto') AS shown, m.state, i.id IS NOT NULL AND NOT i.closed AS item,
       coalesce(i.closed, FALSE) AS closed, p.presenter, p.led_since, s.person AS speaker, s.started_at AS speaks_since,
       coalesce(b.word, '') AS ballot, b.published_at
FROM meeting_state m
LEFT JOIN scene c ON c.meeting = m.id
LEFT JOIN current_item n ON n.meeting = m.id
LEFT JOIN agenda_item i ON i.id = n.item
LEFT JOIN presentation p ON p.item = i.id AND NOT i.closed AND p.ended_at IS NULL
LEFT JOIN speech s ON s.item = i.id AND NOT i.closed AND s.ended_at IS NULL
LEFT JOIN LATERAL (
    SELECT CASE WHEN t.state IN ('prepared', 'open') THEN t.state
                WHEN t.state = 'closed' THEN CASE WHEN f.id IS NULL THEN 'counted' ELSE 'published' END END AS word,
           f.at AS published_at
    FROM ballot JOIN ballot_state t ON t.id = ballot.id LEFT JOIN publication f ON f.ballot = ballot.id
    WHERE ballot.item = i.id AND NOT i.closed ORDER BY t.state = 'open' DESC, ballot.id DESC LIMIT 1
) b ON TRUE
WHERE m.id = $1
"""


async def scene_of(meeting: int) -> str:
    row = await fetch_one(GOING, meeting)
    if row is None:
        raise NotFound
    going = dict(row)
    return on_screen(going.pop("shown"), Going(**going))


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

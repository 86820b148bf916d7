"""Big screens: given an address with a token, and taken back."""

from __future__ import annotations

import secrets

from ecabinet.access import Viewer
from ecabinet.db import fetch, work
from meetings.queries.screens import digest

TOKEN_BYTES = 16


async def add_screen(viewer: Viewer, meeting: int) -> str:
    """The token, told once; it opens the screen to whoever has it, until it is revoked."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    async with work(viewer) as act:
        await fetch(
            "INSERT INTO screen (meeting, token_sha256, at, by) VALUES ($1, $2, $3, $4)",
            meeting, digest(token), act.now, viewer.person,
        )  # fmt: skip
        await act.event("screen.added", subject=("meeting", meeting), room=meeting)
    return token


async def revoke_screens(viewer: Viewer, meeting: int) -> None:
    async with work(viewer) as act:
        await fetch("UPDATE screen SET revoked_at = $2 WHERE meeting = $1 AND revoked_at IS NULL", meeting, act.now)
        await act.event("screen.revoked", subject=("meeting", meeting), room=meeting)
        act.touch("meeting", meeting, "screen")

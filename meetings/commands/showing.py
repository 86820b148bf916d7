"""Big screens: given an address with a token, and taken back; and the scene that all of them show."""

from __future__ import annotations

import secrets

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from meetings.commands.locks import lock_meeting
from meetings.commands.undoing import course_of, remember
from meetings.queries.screens import digest
from meetings.rules.scenes import AUTO, require_scene

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
        act.touch("meeting", meeting, "mixer")
    return token


async def revoke_screens(viewer: Viewer, meeting: int) -> None:
    async with work(viewer) as act:
        await fetch("UPDATE screen SET revoked_at = $2 WHERE meeting = $1 AND revoked_at IS NULL", meeting, act.now)
        await act.event("screen.revoked", subject=("meeting", meeting), room=meeting)
        act.touch("meeting", meeting, "screen", "mixer")


async def prepare_scene(viewer: Viewer, meeting: int, scene: str) -> None:
    """What the desk will show next; no screen changes."""
    require_scene(scene)
    async with work(viewer) as act:
        await lock_meeting(meeting)
        await fetch(
            "INSERT INTO scene (meeting, prepared, shown, at, by) VALUES ($1, $2, 'auto', $3, $4)"
            " ON CONFLICT (meeting) DO UPDATE SET prepared = $2",
            meeting, scene, act.now, viewer.person,
        )  # fmt: skip
        await act.event("scene.prepared", subject=("meeting", meeting), room=meeting, scene=scene)
        act.touch("meeting", meeting, "mixer")


async def show_scene(viewer: Viewer, meeting: int, scene: str) -> None:
    """What was shown until now is prepared, so that one press brings it back. Showing it twice is the same act."""
    require_scene(scene)
    async with work(viewer) as act:
        await lock_meeting(meeting)
        row = await fetch_one("SELECT shown FROM scene WHERE meeting = $1", meeting)
        shown = row["shown"] if row else AUTO
        if shown == scene:
            return
        before = await course_of(meeting)
        await fetch(
            "INSERT INTO scene (meeting, prepared, shown, at, by) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (meeting) DO UPDATE SET prepared = $2, shown = $3, at = $4, by = $5",
            meeting, shown, scene, act.now, viewer.person,
        )  # fmt: skip
        await act.event("scene.shown", subject=("meeting", meeting), room=meeting, scene=scene)
        act.touch("meeting", meeting, "mixer", "screen")
        await remember(act, "scene.shown", meeting, before, scene=scene)


async def follow_again(meeting: int) -> None:
    """Inside another act, which is to be seen; one press brings back what was held."""
    await fetch("UPDATE scene SET prepared = shown, shown = $2 WHERE meeting = $1 AND shown <> $2", meeting, AUTO)

"""What the worker looks after by itself."""

from __future__ import annotations

from directives import notices  # noqa: F401 - says how they read
from directives.commands.overdue import note_overdue
from ecabinet.jobs import every_round


@every_round("directives.overdue", seconds=60)
async def look_for_overdue() -> None:
    await note_overdue()

"""Who wants to hear that a new version can be read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

# Called by the job that made it readable, after its commit, with the version's id; the job may call again.
on_readable: list[Callable[[int], Awaitable[None]]] = []

"""What is said after a commit: that regions of screens are stale, or that jobs wait. Never what happened."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import msgspec

log = logging.getLogger(__name__)

Region = tuple[str, int]


class Announcement(msgspec.Struct):
    """It holds no names, no choices and no HTML: whoever reads the wire learns nothing but "look again"."""

    regions: dict[Region, set[str]] = msgspec.field(default_factory=dict)
    jobs: bool = False


_listeners: list[Callable[[Announcement], Awaitable[None]]] = []


def listen(listener: Callable[[Announcement], Awaitable[None]]) -> Callable[[], None]:
    """Hear every announcement of this process; returns what ends it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


async def announce(said: Announcement) -> None:
    """Tell the listeners. Failing here costs a delay, never the act: it is committed."""
    if not said.regions and not said.jobs:
        return
    for listener in list(_listeners):
        try:
            await listener(said)
        except Exception:
            log.exception("an announcement was not delivered")

"""Which two versions of a paper are set beside each other when not both, or none, are named."""

from __future__ import annotations

from collections.abc import Collection

from ecabinet.errors import NotFound


def chosen(readable: Collection[int], *, old: int | None, new: int | None) -> tuple[int, int] | None:
    """The newest and the one before it; None when there are not two. NotFound when a named one is not there."""
    if {old, new} - {None, *readable}:
        raise NotFound
    if len(readable) < 2:
        return None
    if new is None:
        new = max(n for n in readable if n != old)
    if old is None:
        old = max((n for n in readable if n < new), default=min(n for n in readable if n != new))
    return old, new

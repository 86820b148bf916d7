"""Starting many acts at one moment, and seeing how each of them ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from ecabinet.errors import Broken

Act = Callable[[], Awaitable[Any]]
Kind = TypeVar("Kind")


async def at_once(acts: Sequence[Act], *, within: float = 60) -> list[Any]:
    """What each act returned, or the refusal it raised; any other error fails the test. None begins before all are
    ready to."""
    barrier = asyncio.Barrier(len(acts))

    async def run(act: Act) -> Any:
        await barrier.wait()
        try:
            return await act()
        except Broken as refused:
            return refused

    async with asyncio.timeout(within):
        return await asyncio.gather(*(run(act) for act in acts))


def refused(ends: Sequence[Any]) -> list[Broken]:
    return [end for end in ends if isinstance(end, Broken)]


def times(number: int, act: Act) -> list[Act]:
    return [act] * number

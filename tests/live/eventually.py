"""Waiting in an event loop for a condition, never for a time: `tests.wait` for coroutines."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable


async def eventually(condition: Callable[[], object | Awaitable[object]], *, within: float = 30) -> None:
    deadline = time.monotonic() + within
    while not await _holds(condition):
        assert time.monotonic() < deadline, f"this did not come within {within:g} s"
        await asyncio.sleep(0.005)


async def _holds(condition: Callable[[], object | Awaitable[object]]) -> object:
    found = condition()
    return await found if inspect.isawaitable(found) else found

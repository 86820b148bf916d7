"""A test that hangs ends inside its event loop, where all that it opened is closed again.

pytest-timeout strikes from outside, and leaves the loop in the middle of the test: its fixtures would then wait for
ever for their turn to be closed. It still ends what is not a coroutine; and since striking pytest itself, while that
tells of a failure, would end the whole run, it comes long after.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

import pytest

PART = 0.6  # of what pytest-timeout gives the test, its fixtures and the telling


def pytest_itemcollected(item: pytest.Item) -> None:
    test = getattr(item, "obj", None)
    if iscoroutinefunction(test):
        item.obj = within(PART * _seconds(item), test)


def _seconds(item: pytest.Item) -> float:
    marked = item.get_closest_marker("timeout")
    return float(marked.args[0] if marked else item.config.getini("timeout"))


def within(seconds: float, test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    @wraps(test)
    async def limited(*given: Any, **named: Any) -> None:
        async with asyncio.timeout(seconds):
            await test(*given, **named)

    return limited

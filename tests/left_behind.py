"""What a test could leave behind in its process: it is told at once, by the test that left it, and put away.

An application that is not let go of keeps its pool, and all tests after it would talk to that test's database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ecabinet import announce, settings
from ecabinet.db import DB
from ecabinet.live import hub

hubs = hub._current


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Settings are put back without a word: every fixture chooses its own."""
    chosen, before = list(settings._chosen), _kept()
    yield
    left = [name for name, kept in _kept().items() if kept != before[name]]
    settings._chosen[:] = chosen
    settings.settings.cache_clear()
    if left:
        _put_away(before)
        raise AssertionError(f"this is left behind: {', '.join(left)}")


def _kept() -> dict[str, object]:
    return {"a pool": DB.pool, "a listener": list(announce._listeners), "a hub": list(hubs)}


def _put_away(before: dict[str, object]) -> None:
    if DB.pool is not None and DB.pool is not before["a pool"]:
        with suppress(Exception):  # its event loop may be gone
            DB.pool.terminate()
    DB.pool = before["a pool"]
    announce._listeners[:] = before["a listener"]
    hubs[:] = before["a hub"]

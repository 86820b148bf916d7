"""The picture of a page at a width: drawn for reading beforehand, and for a closer look when it is first asked for."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path
from weakref import WeakValueDictionary

from documents import rendering, store
from documents.jail.asking import Drawn
from documents.jail.cells import Died
from documents.queries.pages import page_of

WIDTHS = (store.FIRST_WIDTH, store.SECOND_WIDTH)

# A page that a whole room zooms into at once is drawn once: the others wait, and find it.
_being_drawn: WeakValueDictionary[Path, asyncio.Lock] = WeakValueDictionary()


async def picture(sha256: str, n: int, width: int) -> Path | None:
    """None for a page that is not drawn, another width, or a page that cannot be drawn so large."""
    if width not in WIDTHS:
        return None
    path = store.picture_path(sha256, n, width)
    if path.exists():
        return path
    if await page_of(sha256, n) is None:
        return None
    lock = _being_drawn.setdefault(path, asyncio.Lock())
    async with lock:
        if not path.exists():
            await _draw(sha256, n, width)
    return path if path.exists() else None


async def _draw(sha256: str, n: int, width: int) -> None:
    try:
        async with aclosing(rendering.drawn(sha256, [n], width)) as found:
            async for one in found:
                if isinstance(one, Drawn):
                    await store.keep_picture(sha256, n, width, one.image)
    except (Died, FileNotFoundError):  # the last, when it was put aside meanwhile
        return

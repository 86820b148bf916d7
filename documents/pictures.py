"""The images of pages."""

from __future__ import annotations

import asyncio
from pathlib import Path

from documents import store


async def picture(sha256: str, n: int, width: int) -> Path | None:
    """The file of the image; None while it is not drawn."""
    path = store.picture_path(sha256, n, width)
    return path if await asyncio.to_thread(path.is_file) else None

"""What a Word paper says, for the page that shows it; worked out once per content, since content never changes."""

from __future__ import annotations

import asyncio

from documents import store
from documents.rules.word_blocks import Reading, read_blocks

KEPT = 32

_kept: dict[str, Reading] = {}


async def reading_of(sha256: str) -> Reading:
    if sha256 not in _kept:
        reading = await asyncio.to_thread(read_blocks, await store.read(sha256))
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[sha256] = reading
        return reading
    return _kept[sha256]

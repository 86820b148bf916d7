"""The words of a version as one text, to be compared; the one place that knows where they come from."""

from __future__ import annotations

import asyncio

from documents import store
from documents.extraction import extracted
from documents.queries.versions import VersionRow


async def text_of(version: VersionRow) -> str:
    """Refused when the file cannot be read."""
    data = await store.read(version.sha256)
    return await asyncio.to_thread(extracted, version.name, data, format=version.format)

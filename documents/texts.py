"""The words of a version as one text, to be compared; the one place that knows where they come from."""

from __future__ import annotations

import asyncio

from documents import store
from documents.extraction import extracted
from documents.queries.versions import VersionRow
from documents.reading import reading_of
from documents.rules.word_blocks import words_of
from ecabinet.vietnamese import nfc


async def text_of(version: VersionRow) -> str:
    """Refused when the file cannot be read."""
    if version.format == "docx":
        return nfc(words_of(await reading_of(version.sha256))).strip()
    data = await store.read(version.sha256)
    return await asyncio.to_thread(extracted, version.name, data, format=version.format)

"""Taking a file in, before any transaction begins: judged, then stored by its content."""

from __future__ import annotations

import tempfile

import msgspec

from documents import intake, store
from documents.rules.names import clean_name
from documents.rules.papers import require_accepted
from ecabinet.settings import settings


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was accepted and lies in the store; nothing in the database speaks of it yet."""

    name: str
    sha256: str
    size: int
    format: str
    characters: int
    pages: int


async def take(upload_name: str, data: bytes) -> Taken:
    """RuleBroken at the field `upload`, with the reason and what to send instead, when the file is refused."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        verdict = await intake.judge(upload_name, file, largest=settings().upload_limit)
    require_accepted(verdict)
    return Taken(
        name=clean_name(upload_name),
        sha256=await store.put(data),
        size=len(data),
        format=verdict.kind,
        characters=verdict.characters,
        pages=verdict.pages,
    )

"""Taking a file in, before any transaction begins: judged, then stored by its content."""

from __future__ import annotations

import msgspec

from documents import intake, store
from documents.rules.names import clean_name
from documents.rules.papers import require_accepted
from ecabinet.sent_files import SentFile
from ecabinet.settings import settings


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was accepted and lies in the store; nothing in the database speaks of it yet."""

    name: str
    sha256: str
    size: int
    format: str
    characters: int
    pages: int


async def take(upload_name: str, data: bytes | SentFile) -> Taken:
    """RuleBroken at the field `upload`, with the reason and what to send instead, when the file is refused.

    Then nothing of it is in the store: it was judged where it lies until somebody keeps it.
    """
    sent = data if isinstance(data, SentFile) else SentFile.of(upload_name, data)
    verdict = await intake.judge(upload_name, sent.open(), largest=settings().upload_limit)
    require_accepted(verdict)
    await store.put_file(sent.open(), sent.sha256)
    return Taken(
        name=clean_name(upload_name),
        sha256=sent.sha256,
        size=sent.size,
        format=verdict.kind,
        characters=verdict.characters,
        pages=verdict.pages,
    )

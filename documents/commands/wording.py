"""Keeping the words of papers that have no pages, so that the search finds them."""

from __future__ import annotations

import logging

from documents.queries.wordings import without_words
from documents.reading import reading_of
from documents.rules.word_blocks import words_of
from documents.rules.word_parts import parts
from ecabinet.db import fetch, work
from ecabinet.jobs import every_round

log = logging.getLogger(__name__)


@every_round("papers.words", seconds=5)
async def keep_words() -> None:
    """Of some contents. One that cannot be read is kept as a text without words, and not tried for ever."""
    for sha256 in await without_words():
        kept = await _parts_of(sha256) or [""]
        async with work(None):
            await fetch(
                "INSERT INTO wording (blob, n, text) SELECT $1, n, text"
                " FROM unnest($2::text[]) WITH ORDINALITY AS t(text, n) ON CONFLICT (blob, n) DO NOTHING",
                sha256, kept,
            )  # fmt: skip


async def _parts_of(sha256: str) -> list[str]:
    try:
        return parts(words_of(await reading_of(sha256)).split("\n\n"))
    except Exception:
        log.exception("the words of %s cannot be read", sha256)
        return []

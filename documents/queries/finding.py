"""Where in a paper somebody's words stand."""

from __future__ import annotations

import asyncio
from itertools import islice

from documents.queries.pages import lines_of_pages
from documents.rules.finding import Hit, Line, hits_on, wanted

MOST = 500


async def find(sha256: str, words: str) -> list[Hit]:
    """In the order of the pages, at most `MOST`; beside the event loop, since a long paper takes a while."""
    if not wanted(words):
        return []
    return await asyncio.to_thread(_found, await lines_of_pages(sha256), wanted(words))


def _found(pages: list[tuple[int, list[Line]]], words: str) -> list[Hit]:
    return list(islice((hit for n, lines in pages for hit in hits_on(n, lines, words)), MOST))

"""The pages of a content, drawn in the jail and kept as they come, so that whoever goes on later finds them."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing

from documents import rendering, store
from documents.commands.checking import make_readable, put_aside
from documents.jail.asking import Drawn, Opened
from documents.jail.cells import Died
from documents.queries.contents import drawn_pages
from documents.queries.pages import text_of_pages
from documents.rules.outlines import Heading, headings
from documents.rules.reasons import HALF_DRAWN
from documents.rules.secrecy import require_no_mark
from documents.rules.verdict import Refused
from ecabinet.db import fetch, work

KEEP = """
WITH kept AS (
    INSERT INTO page (blob, n, width, height, text, lines) VALUES ($1, $2, $3, $4, $5, $6::jsonb)
    ON CONFLICT (blob, n) DO NOTHING RETURNING 1
)
UPDATE rendering SET ready = ready + 1 WHERE blob = $1 AND EXISTS (SELECT 1 FROM kept)
"""
OPEN = """
UPDATE rendering SET state = 'running', pages = $2, started_at = $3,
    outline = CASE WHEN outline = '[]' THEN $4::jsonb ELSE outline END
WHERE blob = $1 AND state IN ('waiting', 'running') AND pages <> $2
"""


async def draw(sha256: str, pages: list[int]) -> list[int]:
    """The pages among these that could not be drawn: the first in each of two processes that died at it.

    When one of them bears a mark of secrecy, the content is put aside instead.
    """
    drawn, failed, marked = await drawn_pages(sha256), [], False
    if 1 in drawn:
        await make_readable(sha256)
    missing = sorted(set(pages) - drawn)
    try:
        async with asyncio.TaskGroup() as both:
            halves = [both.create_task(_draw(sha256, half)) for half in (missing[::2], missing[1::2]) if half]
        failed = [n for half in halves for n in half.result()]
    except* Refused:
        marked = True
    if marked:
        await put_aside(sha256)
    return failed


async def _draw(sha256: str, pages: list[int]) -> list[int]:
    """One after the other; the one at which the process died is named only if it was its first."""
    came = 0
    try:
        async with aclosing(rendering.drawn(sha256, pages, store.FIRST_WIDTH)) as found:
            async for one in found:
                came += isinstance(one, Drawn)
                await (_open(sha256, one) if isinstance(one, Opened) else _keep(sha256, one))
    except Died:
        return [] if came else pages[:1]
    return []


async def _open(sha256: str, file: Opened) -> None:
    async with work(None) as w:
        await fetch(OPEN, sha256, file.pages, w.now, _written(file.outline))
        await fetch("UPDATE paper_version SET pages = $2 WHERE blob = $1 AND pages <> $2", sha256, file.pages)


async def _keep(sha256: str, page: Drawn) -> None:
    """The picture before the row that says that it is there. Refused when the page bears a mark of secrecy."""
    words = [line[4] for line in page.lines]
    require_no_mark(words)
    await store.keep_picture(sha256, page.n, store.FIRST_WIDTH, page.image)
    async with work(None):
        await fetch(KEEP, sha256, page.n, page.width, page.height, "\n".join(words), json.dumps(page.lines))
    if page.n == 1:
        await make_readable(sha256)


async def finish(sha256: str) -> None:
    """After the last page: done, or not whole; and the headings are looked for where the file named none."""
    found = headings(await text_of_pages(sha256))
    async with work(None) as w:
        await fetch(
            "UPDATE rendering SET state = CASE WHEN ready = pages THEN 'done' ELSE 'failed' END, finished_at = $2,"
            " reason = CASE WHEN ready = pages THEN '' ELSE $3 END,"
            " outline = CASE WHEN outline = '[]' THEN $4::jsonb ELSE outline END"
            " WHERE blob = $1 AND state = 'running'",
            sha256, w.now, HALF_DRAWN, _written(found),
        )  # fmt: skip


async def be_text_only(sha256: str) -> None:
    """For a Word paper that no program here makes pages of."""
    async with work(None) as w:
        await fetch(
            "UPDATE rendering SET state = 'text_only', started_at = $2, finished_at = $2 WHERE blob = $1", sha256, w.now
        )
    await make_readable(sha256)


def _written(outline: list[Heading]) -> str:
    return json.dumps([{"level": level, "title": title, "page": page} for level, title, page in outline])

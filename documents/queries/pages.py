"""The drawn pages of a content: how far they are, their sizes and words."""

from __future__ import annotations

import msgspec

from documents.rules.finding import Line
from ecabinet.db import fetch, fetch_one

LINES = msgspec.json.Decoder(list[Line])


class Heading(msgspec.Struct, frozen=True):
    """A line of the outline; pages count from 1, levels too."""

    level: int
    title: str
    page: int


class RenderingRow(msgspec.Struct, frozen=True, kw_only=True):
    """`ready` of `pages` can be shown; `text_only` has no pages, its words are read from the file."""

    sha256: str
    state: str
    pages: int
    ready: int
    outline: list[Heading]
    reason: str


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """Pixels at the first width; `lines` are [x, y, width, height, text] in fractions of the page."""

    n: int
    width: int
    height: int
    text: str
    lines: list[Line]


class PageSize(msgspec.Struct, frozen=True):
    n: int
    width: int
    height: int


async def rendering_of(sha256: str) -> RenderingRow | None:
    row = await fetch_one("SELECT blob, state, pages, ready, outline, reason FROM rendering WHERE blob = $1", sha256)
    if row is None:
        return None
    outline = msgspec.json.decode(row["outline"], type=list[Heading])
    return RenderingRow(
        sha256=row["blob"], outline=outline, **{k: row[k] for k in ("state", "pages", "ready", "reason")}
    )


async def page_sizes(sha256: str) -> list[PageSize]:
    """Of the pages that are ready, in their order."""
    rows = await fetch("SELECT n, width, height FROM page WHERE blob = $1 ORDER BY n", sha256)
    return [PageSize(row["n"], row["width"], row["height"]) for row in rows]


async def page_of(sha256: str, n: int) -> PageRow | None:
    row = await fetch_one("SELECT n, width, height, text, lines FROM page WHERE blob = $1 AND n = $2", sha256, n)
    return PageRow(**(dict(row) | {"lines": LINES.decode(row["lines"])})) if row else None


async def lines_of_pages(sha256: str) -> list[tuple[int, list[Line]]]:
    """The number of each page with its lines, for who looks for words in them."""
    rows = await fetch("SELECT n, lines FROM page WHERE blob = $1 ORDER BY n", sha256)
    return [(row["n"], LINES.decode(row["lines"])) for row in rows]


async def text_of_pages(sha256: str) -> list[str]:
    """The words of each page, in their order."""
    return [row["text"] for row in await fetch("SELECT text FROM page WHERE blob = $1 ORDER BY n", sha256)]

"""The lines of a version's pages, in which passages are looked for."""

from __future__ import annotations

from documents.queries.pages import LINES, rendering_of
from documents.queries.versions import VersionRow
from documents.reading import reading_of
from documents.rules.flow import PageLines
from documents.rules.word_blocks import words_of
from ecabinet.db import fetch


async def lines_of(version: VersionRow, *, first: int = 1, last: int | None = None) -> list[PageLines]:
    """Of its drawn pages from `first` to `last`; a Word paper that has none is one page of words without places."""
    rows = await fetch(
        "SELECT n, lines FROM page WHERE blob = $1 AND n >= $2 AND ($3::int IS NULL OR n <= $3) ORDER BY n",
        version.sha256, first, last,
    )  # fmt: skip
    if not rows and first == 1 and version.format == "docx":
        words = words_of(await reading_of(version.sha256))
        return [PageLines(1, [(0.0, 0.0, 0.0, 0.0, line) for line in words.splitlines()])]
    return [PageLines(row["n"], LINES.decode(row["lines"])) for row in rows]


async def page_count(version: VersionRow) -> int:
    """A version that is read without pages counts as one."""
    drawn = await rendering_of(version.sha256)
    return max(drawn.pages if drawn else 0, version.pages, 1)

"""One search: what its viewer may see of what has the words, counted, sorted, and narrowed as the address says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

import asyncpg
import msgspec

from ecabinet.access import Viewer
from ecabinet.clock import day_end, day_start
from ecabinet.db import fetch_one
from ecabinet.errors import BadInput
from ecabinet.i18n import N_
from ecabinet.search.asked import Asked
from ecabinet.search.snippets import Piece, marked, snippet
from ecabinet.search.statement import QUERY, statement
from ecabinet.search.terms import Terms

PAGE = 20
UNQUOTED = str.maketrans(dict.fromkeys('"“”„«»', " "))
T = TypeVar("T")


class Offer(msgspec.Struct, frozen=True):
    """A meeting or an agency to narrow the list to, and how many hits that leaves."""

    value: int
    name: str
    n: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """`found` is how many pages or clauses have the words; a hit of a title alone has none, and no `passage`."""

    kind: str
    href: str
    title: str
    version: int | None
    page: int | None
    found: int | None
    meeting: str | None
    agency: str | None
    at: datetime
    passage: str | None

    def marked_title(self, terms: Terms) -> list[Piece]:
        return marked(self.title, terms)

    def snippet(self, terms: Terms) -> list[Piece]:
        """Empty when the words stand in the title alone."""
        pieces = snippet(self.passage or "", terms)
        return pieces if any(piece.marked for piece in pieces) else []

    def address(self, asked: Asked) -> str:
        """A page of a paper is told what to mark on it."""
        return f"{self.href}?{urlencode({'page': self.page, 'q': asked.q})}" if self.page else self.href


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """`first` is the number of the first hit shown among `total`."""

    hits: list[Hit]
    total: int
    kinds: dict[str, int]
    meetings: list[Offer]
    agencies: list[Offer]
    page: int
    pages: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1


NOTHING = Found(hits=[], total=0, kinds={}, meetings=[], agencies=[], page=1, pages=1)


async def find(viewer: Viewer, asked: Asked) -> Found:
    """Nothing when nothing was asked: a list of everything is what the other pages are for."""
    try:
        return await _find(viewer, asked)
    except asyncpg.QueryCanceledError:
        raise BadInput(N_("This stands in too many places to be listed in time. Add a word, or a day.")) from None


async def _find(viewer: Viewer, asked: Asked) -> Found:
    terms = asked.terms
    query = await fetch_one(QUERY, list(terms.rows), terms.begins)
    if query is None or query["words"] is None:
        return NOTHING
    row = await fetch_one(
        statement(viewer), viewer.person, viewer.agency, query["words"], query["row"], asked.old,
        day_start(asked.since) if asked.since else None, day_end(asked.until) if asked.until else None,
        asked.kind, asked.meeting, asked.agency, PAGE, (asked.number - 1) * PAGE,
    )  # fmt: skip
    assert row is not None
    return Found(
        hits=_read(row["hits"], list[Hit]), total=row["total"], kinds=_read(row["kinds"], dict[str, int]),
        meetings=_read(row["meetings"], list[Offer]), agencies=_read(row["agencies"], list[Offer]),
        page=asked.number, pages=max(1, -(-row["total"] // PAGE)),
    )  # fmt: skip


async def others(viewer: Viewer, asked: Asked) -> list[tuple[str, Asked, int]]:
    """For a search that found nothing: the same asked more widely, as far as that finds something."""
    found = [(said, wider, (await find(viewer, wider)).total) for said, wider in _wider(asked)]
    return [one for one in found if one[2]]


def _wider(asked: Asked) -> Iterator[tuple[str, Asked]]:
    if asked.narrowed:
        yield N_("Everywhere and at any time"), asked.but(kind="", meeting=None, agency=None, since=None, until=None)
    if asked.terms.quoted:
        yield N_("Without the quotation marks"), asked.but(q=asked.q.translate(UNQUOTED))
    if asked.terms.marked and not asked.plain:
        yield N_("With or without diacritics"), asked.but(plain=True)
    if not asked.old:
        yield N_("In replaced versions of papers, too"), asked.but(old=True)


def _read(json: str | None, kind: type[T]) -> T:
    return msgspec.json.decode(json, type=kind) if json else kind()

"""One search: what its viewer may see of what has the words, counted, sorted, and narrowed as the address says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from ecabinet.access import Viewer
from ecabinet.clock import day_end, day_start
from ecabinet.db import fetch_one
from ecabinet.i18n import N_
from ecabinet.search.asked import Asked
from ecabinet.search.snippets import Piece, marked, snippet
from ecabinet.search.sources import COLUMNS, names, shared, sources
from ecabinet.search.terms import Terms

PAGE = 20
OFFERED = 40
UNQUOTED = str.maketrans(dict.fromkeys('"“”„«»', " "))
T = TypeVar("T")

# Every row of words as a query, the last one perhaps as a beginning; and all the words one after the other.
QUERY = """
SELECT search_phrase(array_to_string($1::text[], ' '))::text AS row,
       string_agg('(' || q || CASE WHEN $2 AND n = cardinality($1::text[]) THEN ':*' ELSE '' END || ')', ' & ') AS words
FROM (SELECT n, search_phrase(row)::text AS q FROM unnest($1::text[]) WITH ORDINALITY AS r(row, n)) t WHERE q <> ''
"""
# What is left out is what the address leaves out: a count of meetings, for one, is not narrowed to a meeting.
FOUND = """
WITH {shared}
hit ({columns}) AS MATERIALIZED (
    SELECT * FROM ({hits}) AS h ({columns})
    WHERE $5::bool IS NOT NULL AND ($6::timestamptz IS NULL OR h.at >= $6) AND ($7::timestamptz IS NULL OR h.at <= $7)
),
fits AS MATERIALIZED (
    SELECT *, $8::text = '' OR kind = $8 AS of_kind, $9::int IS NULL OR meeting IS NOT DISTINCT FROM $9 AS of_meeting,
           $10::int IS NULL OR agency IS NOT DISTINCT FROM $10 AS of_agency
    FROM hit
)
SELECT (SELECT count(*) FROM fits WHERE of_kind AND of_meeting AND of_agency) AS total,
       (SELECT json_object_agg(kind, n) FROM (
           SELECT kind, count(*) AS n FROM fits WHERE of_meeting AND of_agency GROUP BY kind) c) AS kinds,
       {meetings} AS meetings, {agencies} AS agencies,
       (SELECT json_agg(json_build_object(
            'kind', h.kind, 'href', h.href, 'title', h.title, 'version', h.version, 'page', h.page, 'found', h.found,
            'meeting', m.name, 'agency', a.name, 'at', h.at, 'passage', {passage}) ORDER BY h.place)
        FROM (SELECT *, row_number() OVER (ORDER BY class, at DESC, kind, id DESC, version DESC) AS place FROM fits
              WHERE of_kind AND of_meeting AND of_agency ORDER BY place LIMIT $11 OFFSET $12) h
        LEFT JOIN ({names_of_meetings}) m ON m.id = h.meeting
        LEFT JOIN ({names_of_agencies}) a ON a.id = h.agency) AS hits
"""
OFFER = """
(SELECT json_agg(json_build_object('value', f.value, 'name', f.name, 'n', f.n) ORDER BY f.n DESC, f.name) FROM (
    SELECT o.id AS value, o.name, count(*) AS n FROM fits JOIN ({names}) o ON o.id = fits.{column}
    WHERE of_kind AND {other} GROUP BY o.id, o.name ORDER BY n DESC, o.name LIMIT {most}) f)
"""
NOBODY = "SELECT NULL::int AS id, NULL::text AS name WHERE FALSE"


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
    terms = asked.terms
    query = await fetch_one(QUERY, list(terms.rows), terms.begins)
    if query is None or query["words"] is None:
        return NOTHING
    row = await fetch_one(
        _statement(viewer), viewer.person, viewer.agency, query["words"], query["row"], asked.old,
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


def _statement(viewer: Viewer) -> str:
    """Made of what the packages registered; nothing of it was typed by anybody."""
    hits = " UNION ALL ".join(f"({source.hits(viewer)})" for source in sources.values())
    passages = " ".join(f"WHEN '{source.kind}' THEN {source.passage}" for source in sources.values())
    offers = {
        column: OFFER.format(column=column, names=names.get(column, NOBODY), other=other, most=OFFERED)
        for column, other in (("meeting", "of_agency"), ("agency", "of_meeting"))
    }
    return FOUND.format(
        shared="".join(f"{name} AS ({select}), " for name, select in shared.items()), columns=", ".join(COLUMNS),
        hits=hits, passage=f"CASE h.kind {passages} END", meetings=offers["meeting"], agencies=offers["agency"],
        names_of_meetings=names.get("meeting", NOBODY), names_of_agencies=names["agency"],
    )  # fmt: skip


def _read(json: str | None, kind: type[T]) -> T:
    return msgspec.json.decode(json, type=kind) if json else kind()

"""The board: one page of a filtered list, and beside it tabs whose counts are the lengths of the lists they open."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from directives.queries.filters import Filters
from directives.queries.tabs import SOON, Tab, tabs_of
from directives.queries.visibility import EVERY, SEEN, VISIBLE, seen_by
from directives.rules.texts import heading
from ecabinet.access import Viewer
from ecabinet.clock import day_end
from ecabinet.db import fetch, fetch_one

PAGE = 25

# $4 to $8 what every tab keeps; $9 to $11 what a tab chooses.
KEPT = """
AND ($4::int IS NULL OR k.lead = $4) AND ($5::text IS NULL OR d.document_number = $5)
AND ($6::int IS NULL OR d.meeting = $6) AND ($7::text IS NULL OR d.folded LIKE $7)
AND ($8::date IS NULL OR k.done_on >= $8)
"""
CHOSEN = """
AND k.class = ANY($9::text[]) AND ($10::text IS NULL OR k.state = $10) AND ($11::int IS NULL OR k.days_left <= $11)
"""
COUNTS = f"""
SELECT k.class, k.state, least(k.days_left, {SOON + 1}) AS days_left, count(*) AS n {SEEN} {KEPT} GROUP BY 1, 2, 3
"""
LENGTH = f"SELECT count(*) AS n {SEEN} {KEPT} {CHOSEN}"
ROWS = f"""
SELECT d.id, d.text, k.state, k.class AS class_, k.lead, a.name AS lead_name, k.deadline, d.deadline_text,
    k.days_overdue, k.days_left, k.asked_on, k.done_on, d.document_number, d.document_title, d.document_place,
    d.meeting, r.percent, r.at AS reported_at, ARRAY(
        SELECT g.name FROM cooperation AS c JOIN agency AS g ON g.id = c.agency
        WHERE c.directive = d.id ORDER BY g.sort_key
    ) AS cooperating
{EVERY}
LEFT JOIN LATERAL (
    SELECT o.percent, o.at FROM report AS o WHERE o.directive = d.id AND o.at <= $1
    ORDER BY o.at DESC, o.id DESC LIMIT 1
) AS r ON true
{VISIBLE} {KEPT} {CHOSEN}
ORDER BY k.done_on DESC NULLS FIRST, k.deadline NULLS LAST, d.id LIMIT $12 OFFSET $13
"""  # noqa: S608 - constants


class Row(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    text: str
    state: str
    class_: str
    lead: int
    lead_name: str
    cooperating: list[str]
    deadline: date | None
    deadline_text: str
    days_overdue: int
    days_left: int | None
    asked_on: date | None
    done_on: date | None
    document_number: str | None
    document_title: str
    document_place: str
    meeting: int | None
    percent: int | None
    reported_at: datetime | None

    @property
    def title(self) -> str:
        return heading(self.text, 180)


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """`first` is the number of the first row shown among `total`."""

    rows: list[Row]
    tabs: list[Tab]
    total: int
    first: int
    page: int
    pages: int
    filters: Filters
    at: datetime


async def board(viewer: Viewer, filters: Filters, at: datetime | None = None) -> Board:
    """The list as it stands now, or as it stood at the end of the day that the filters name."""
    at = await _instant(filters, at)
    seen = seen_by(viewer)
    narrowed = (filters.agency, filters.document, filters.meeting, filters.pattern, filters.done_since)
    kept = (at, *seen, *narrowed)
    choice = filters.choice
    chosen = (list(choice.classes), choice.state, choice.due)
    length = await fetch_one(LENGTH, *kept, *chosen)
    total = length["n"] if length else 0
    pages = max(1, -(-total // PAGE))
    page = min(max(1, filters.page), pages)
    rows = await fetch(ROWS, *kept, *chosen, PAGE, (page - 1) * PAGE)
    return Board(
        rows=[Row(**row) for row in rows], tabs=tabs_of(filters, await fetch(COUNTS, *kept), all_seen=seen[0]),
        total=total, first=(page - 1) * PAGE + 1, page=page, pages=pages, filters=filters, at=at,
    )  # fmt: skip


async def _instant(filters: Filters, at: datetime | None) -> datetime:
    if at is None:
        row = await fetch_one("SELECT now() AS at")
        assert row is not None
        at = row["at"]
    return min(day_end(filters.on), at) if filters.on else at

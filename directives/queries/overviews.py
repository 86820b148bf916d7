"""The overview: a few figures, lead agencies by what they owe, and how overdue work went over a year.

Every figure is counted over the rows that its link lists: the same function, the same sight, the same filters.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from directives.queries.filters import Filters
from directives.queries.tabs import SOON
from directives.queries.visibility import SEEN, seen_by
from directives.rules.texts import heading
from ecabinet.access import Viewer
from ecabinet.clock import day_end, house_day
from ecabinet.db import fetch, fetch_one

YEAR = timedelta(days=365)
MONTHS = 12

BY_AGENCY = f"""
SELECT k.lead AS id, a.name,
    count(*) FILTER (WHERE k.class LIKE 'open%') AS open,
    count(*) FILTER (WHERE k.class = 'open_overdue') AS overdue,
    count(*) FILTER (WHERE k.class = 'open_in_time' AND k.days_left <= {SOON}) AS soon,
    count(*) FILTER (WHERE k.class = 'open_in_time' AND k.days_left > {SOON}) AS later,
    count(*) FILTER (WHERE k.class = 'open_no_deadline') AS undated,
    count(*) FILTER (WHERE k.state = 'completion_asked') AS waiting,
    count(*) FILTER (WHERE k.class = 'done_on_time' AND k.done_on >= $5::date) AS on_time,
    count(*) FILTER (WHERE k.class IN ('done_on_time', 'done_late') AND k.done_on >= $5::date) AS dated
{SEEN} AND k.state <> 'draft' AND ($4::int IS NULL OR k.lead = $4)
GROUP BY k.lead, a.name, a.sort_key ORDER BY overdue DESC, open DESC, a.sort_key
"""
OVERDUE_AT = f"""
SELECT k.lead, count(*) AS n {SEEN} AND k.class = 'open_overdue' AND ($4::int IS NULL OR k.lead = $4) GROUP BY k.lead
"""
LATEST = f"""
SELECT d.id, d.text, a.name AS lead_name, d.document_number, d.document_title, k.days_overdue,
    k.extension IS NOT NULL AS extension_asked,
    (SELECT count(*) FROM reminder AS m WHERE m.directive = d.id AND m.at <= $1) AS reminders
{SEEN} AND k.class = 'open_overdue' AND ($4::int IS NULL OR k.lead = $4)
ORDER BY k.days_overdue DESC, d.id LIMIT 5
"""  # noqa: S608 - constants
OLDEST = f"""
SELECT d.id, k.today - k.asked_on AS days
{SEEN} AND k.state = 'completion_asked' AND ($4::int IS NULL OR k.lead = $4) ORDER BY k.asked_on, d.id LIMIT 1
"""


class Tally(msgspec.Struct, frozen=True):
    """Open is overdue + soon + later + undated; `on_time` is a part of `dated`, those finished since a day."""

    id: int
    name: str
    open: int
    overdue: int
    soon: int
    later: int
    undated: int
    waiting: int
    on_time: int
    dated: int


class Month(msgspec.Struct, frozen=True):
    """What was overdue at the end of this day; the last one is not over, and is counted as of now."""

    day: date
    overdue: int
    by_agency: dict[int, int]


class Late(msgspec.Struct, frozen=True):
    id: int
    text: str
    lead_name: str
    document_number: str | None
    document_title: str
    days_overdue: int
    extension_asked: bool
    reminders: int

    @property
    def title(self) -> str:
        return heading(self.text, 110)


class Oldest(msgspec.Struct, frozen=True):
    id: int
    days: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    since: date
    total: Tally
    agencies: list[Tally]
    months: list[Month]
    latest: list[Late]
    oldest: Oldest | None
    filters: Filters

    def address(self, **chosen: object) -> str:
        """The list behind a figure of the whole overview."""
        return self.filters.address(**chosen)


async def overview(viewer: Viewer, at: datetime | None = None) -> Overview:
    """Over all agencies for who sees all directives; otherwise over those that the viewer's own agency leads."""
    row = await fetch_one("SELECT now() AS at")
    assert row is not None
    at = at or row["at"]
    all_seen, agency = seen_by(viewer)
    own = None if all_seen else agency or 0
    seen, since = (all_seen, agency, own), house_day(at) - YEAR
    agencies = [Tally(**row) for row in await fetch(BY_AGENCY, at, *seen, since)]
    oldest = await fetch_one(OLDEST, at, *seen)
    return Overview(
        at=at, since=since, total=_total(agencies), agencies=agencies,
        months=[await _month(day, at, seen) for day in _month_ends(house_day(at))],
        latest=[Late(**row) for row in await fetch(LATEST, at, *seen)],
        oldest=Oldest(**oldest) if oldest else None, filters=Filters(agency=own),
    )  # fmt: skip


def _total(agencies: list[Tally]) -> Tally:
    figures = ("open", "overdue", "soon", "later", "undated", "waiting", "on_time", "dated")
    return Tally(0, "", *(sum(getattr(agency, figure) for agency in agencies) for figure in figures))


async def _month(day: date, at: datetime, seen: tuple[bool, int | None, int | None]) -> Month:
    rows = await fetch(OVERDUE_AT, min(day_end(day), at), *seen)
    by_agency = {row["lead"]: row["n"] for row in rows}
    return Month(min(day, house_day(at)), sum(by_agency.values()), by_agency)


def _month_ends(today: date) -> list[date]:
    """The ends of the last twelve months that are over, and today."""
    ends, day = [today], today
    for _ in range(MONTHS):
        day = day.replace(day=1) - timedelta(days=1)
        ends.append(day)
    return ends[::-1]

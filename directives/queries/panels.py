"""Short lists for pages of other packages: the directives of one meeting, and what the home page shows of them."""

from __future__ import annotations

from datetime import date

import msgspec

from directives.queries.boards import Row, board
from directives.queries.filters import Filters
from directives.queries.visibility import SEEN, seen_by
from directives.rules.texts import heading
from ecabinet.access import Viewer
from ecabinet.db import fetch

SHOWN = 3
SHORT = f"""
SELECT d.id, d.text, d.item, k.state, k.class AS class_, a.name AS lead_name, k.deadline, k.days_overdue, k.days_left
{SEEN} AND (d.meeting = $4::int OR d.item = $5::int) ORDER BY d.item, d.document_place, d.quote_start, d.id
"""


class Short(msgspec.Struct, frozen=True):
    id: int
    text: str
    item: int | None
    state: str
    class_: str
    lead_name: str
    deadline: date | None
    days_overdue: int
    days_left: int | None

    @property
    def title(self) -> str:
        return heading(self.text, 140)


class HomePanel(msgspec.Struct, frozen=True, kw_only=True):
    """Counts with the addresses of their lists, and the most urgent rows."""

    agency_name: str
    overdue: int
    soon: int
    open: int
    filters: Filters
    rows: list[Row]


async def of_meeting(viewer: Viewer, meeting: int) -> list[Short]:
    """Those of this meeting that the viewer may see; being in a meeting does not show other agencies' directives."""
    return [Short(**row) for row in await fetch(SHORT, None, *seen_by(viewer), meeting, None)]


async def of_item(viewer: Viewer, item: int) -> list[Short]:
    return [Short(**row) for row in await fetch(SHORT, None, *seen_by(viewer), None, item)]


async def home_panel(viewer: Viewer) -> HomePanel:
    """What the viewer's agency leads, or everything for who sees all."""
    all_seen, agency = seen_by(viewer)
    filters = Filters(agency=None if all_seen else agency or 0)
    found = await board(viewer, filters)
    counts = {tab.key: tab.count for tab in found.tabs}
    return HomePanel(
        agency_name="" if all_seen else viewer.agency_name, overdue=counts["open_overdue"], soon=counts["due"],
        open=counts["open"], filters=filters, rows=found.rows[:SHOWN],
    )  # fmt: skip

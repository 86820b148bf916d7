"""The tabs of the board: the lists that are asked for most, each with its length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from directives.queries.filters import Filters

SOON = 7
CLEARED: dict[str, object] = {"class": None, "state": None, "due": None}
OFFERED: dict[str, dict[str, object]] = {
    "open": {"class": "open"},
    "open_overdue": {"class": "open_overdue"},
    "due": {"class": "open_in_time", "due": SOON},
    "open_in_time": {"class": "open_in_time"},
    "open_no_deadline": {"class": "open_no_deadline"},
    "completion_asked": {"class": "open", "state": "completion_asked"},
    "done": {"class": "done"},
    "cancelled": {"class": "cancelled"},
    "draft": {"class": "draft"},
}


class Tab(msgspec.Struct, frozen=True):
    key: str
    href: str
    count: int
    current: bool


def tabs_of(filters: Filters, groups: Iterable[Mapping[str, Any]], *, all_seen: bool) -> list[Tab]:
    """Groups count directives by class, state and days left; drafts have a tab for who sees them."""
    groups = list(groups)
    return [_tab(key, filters, groups) for key in OFFERED if all_seen or key != "draft"]


def _tab(key: str, filters: Filters, groups: list[Mapping[str, Any]]) -> Tab:
    choice = msgspec.convert(OFFERED[key], Filters).choice
    count = sum(group["n"] for group in groups if choice.holds(group["class"], group["state"], group["days_left"]))
    return Tab(key, filters.address(**CLEARED | OFFERED[key]), count, filters.choice == choice)

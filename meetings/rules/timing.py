"""How long each item has been on, breaks left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

LEAVING = frozenset({"item.discussed", "item.postponed", "item.withdrawn"})


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Something of the meeting's course."""

    kind: str
    at: datetime
    item: int | None = None


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds` are those that are over; `since` is when the clock began to run again, if it runs."""

    seconds: int = 0
    since: datetime | None = None

    @property
    def minutes(self) -> int:
        return round(self.seconds / 60)


def spent_on(turns: Iterable[Turn]) -> dict[int, Spent]:
    """Of each item that was on; the turns come in their order."""
    spent: dict[int, Spent] = {}
    current: int | None = None
    for turn in turns:
        if turn.kind == "item.begun":
            _stop(spent, current, turn.at)
            current = turn.item
            _start(spent, current, turn.at)
        elif (turn.kind in LEAVING and turn.item == current) or turn.kind == "sitting.closed":
            _stop(spent, current, turn.at)
            current = None
        elif turn.kind == "sitting.adjourned":
            _stop(spent, current, turn.at)
        elif turn.kind == "sitting.resumed":
            _start(spent, current, turn.at)
    return spent


def _start(spent: dict[int, Spent], item: int | None, at: datetime) -> None:
    if item is not None:
        spent[item] = Spent(seconds=spent.get(item, Spent()).seconds, since=at)


def _stop(spent: dict[int, Spent], item: int | None, at: datetime) -> None:
    if item is not None and (running := spent.get(item)) and running.since:
        spent[item] = Spent(seconds=running.seconds + round((at - running.since).total_seconds()))

"""The agenda: its items as one viewer may see them."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound
from meetings.queries.relations import TO_ITEMS, relation_of

SEES_ALL = frozenset({"chair", "member"})


class ItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda item; of a closed one that the viewer is not cleared for only the number is told.

    `minutes_before` is how long the items before it take; None when the length of one of them is not planned.
    """

    id: int
    meeting: int
    position: int
    title: str
    kind: str
    agency: int | None
    agency_name: str
    minutes_planned: int
    minutes_before: int | None
    closed: bool
    visible: bool
    outcome: str | None
    current: bool
    ballots: int
    open_ballots: int
    result: str | None
    has_conclusion: bool
    version: int


ITEMS = """
SELECT i.id, i.meeting, i.position, i.title, i.kind, i.agency, coalesce(g.name, '') AS agency_name, i.minutes_planned,
       (SELECT CASE WHEN bool_and(b.minutes_planned > 0) IS NOT FALSE THEN coalesce(sum(b.minutes_planned), 0) END
        FROM agenda_item b WHERE b.meeting = i.meeting AND (b.position, b.id) < (i.position, i.id)) AS minutes_before,
       i.closed, o.outcome, i.version,
       EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = $2) AS cleared,
       EXISTS (SELECT 1 FROM current_item c WHERE c.item = i.id) AS current,
       (SELECT count(*) FROM ballot b WHERE b.item = i.id) AS ballots,
       (SELECT count(*) FROM ballot b JOIN ballot_state s ON s.id = b.id AND s.state = 'open' WHERE b.item = i.id)
           AS open_ballots,
       (SELECT r.outcome FROM ballot b JOIN result r ON r.ballot = b.id
        WHERE b.item = i.id AND b.kind = 'draft' ORDER BY r.id DESC LIMIT 1) AS result,
       EXISTS (SELECT 1 FROM conclusion c JOIN approval a ON a.conclusion = c.id WHERE c.item = i.id) AS has_conclusion
FROM agenda_item i
LEFT JOIN agency g ON g.id = i.agency
LEFT JOIN item_outcome o ON o.item = i.id
WHERE {where}
ORDER BY i.position, i.id
"""
OF_MEETING = ITEMS.format(where="i.meeting = $1")
ONE = ITEMS.format(where="i.id = $1")
RELATION = f"SELECT * FROM ({TO_ITEMS}) r WHERE r.item = $3"  # noqa: S608 - constants


def sees(capacity: str | None, duties: frozenset[str], *, closed: bool, cleared: bool) -> bool:
    """Chair and members see every item; the others not a closed one they are not cleared for; invitees only theirs."""
    if capacity in SEES_ALL:
        return True
    if capacity == "invitee":
        return cleared
    return (capacity is not None or "office" in duties) and (not closed or cleared)


def visible(items: list[ItemRow]) -> frozenset[int]:
    return frozenset(item.id for item in items if item.visible)


async def items_of(meeting: int, *, person: int, capacity: str | None, duties: frozenset[str]) -> list[ItemRow]:
    rows = await fetch(OF_MEETING, meeting, person)
    items = [_row(row, sees(capacity, duties, closed=row["closed"], cleared=row["cleared"])) for row in rows]
    return [item for item in items if item.visible or capacity != "invitee"]


async def item_for(
    item: int, *, person: int, capacity: str | None, duties: frozenset[str], submitting: bool = False
) -> ItemRow:
    row = await fetch_one(ONE, item, person)
    if row is None:
        raise NotFound
    return _row(row, submitting or sees(capacity, duties, closed=row["closed"], cleared=row["cleared"]))


async def settled(item: int) -> tuple[str | None, bool]:
    """The item's outcome, and whether it has come about since the item is on: by a ballot, for whoever sets another by
    hand leaves the item."""
    row = await fetch_one(
        "SELECT o.outcome, coalesce(o.at >= c.at, FALSE) AS since FROM item_outcome o"
        " LEFT JOIN current_item c ON c.item = o.item WHERE o.item = $1",
        item,
    )
    return (row["outcome"], row["since"]) if row else (None, False)


async def number_of(item: int) -> int:
    row = await fetch_one("SELECT position FROM agenda_item WHERE id = $1", item)
    return row["position"] if row else 0


def beginnings(starts_at: datetime, items: list[ItemRow]) -> dict[int, datetime]:
    """When each item should begin, as far as the lengths of those before it are planned."""
    return {
        item.id: starts_at + timedelta(minutes=item.minutes_before)
        for item in items
        if item.minutes_before is not None and (item.minutes_before or item.minutes_planned)
    }


async def meeting_of_item(item: int) -> int | None:
    row = await fetch_one("SELECT meeting FROM agenda_item WHERE id = $1", item)
    return row["meeting"] if row else None


async def relation_to_item(viewer: Viewer, item: int) -> tuple[int, Relation] | None:
    """The item's meeting and what the viewer is to the item; None when it is not there."""
    row = await fetch_one(RELATION, viewer.person, viewer.agency, item)
    if row is None:
        return None
    return row["meeting"], relation_of(row)


def _row(row: dict[str, object], visible: bool) -> ItemRow:
    facts = {name: value for name, value in row.items() if name != "cleared"}
    if not visible:
        facts |= {"title": "", "agency": None, "agency_name": "", "result": None, "has_conclusion": False}
        facts |= {"minutes_planned": 0, "ballots": 0, "open_ballots": 0}
        if facts["outcome"] == "decided":  # that there was a ballot is no matter of theirs
            facts["outcome"] = "discussed"
    return ItemRow(**facts, visible=visible)  # type: ignore[arg-type]

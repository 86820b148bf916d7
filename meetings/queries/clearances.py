"""Who may look into an item besides the chair and the members."""

from __future__ import annotations

from ecabinet.db import fetch, fetch_one


async def cleared_people(item: int) -> list[int]:
    rows = await fetch("SELECT person FROM clearance WHERE item = $1 ORDER BY person", item)
    return [row["person"] for row in rows]


async def closed_to(person: int, meeting: int) -> dict[int, bool]:
    """The closed items of a meeting that one of its participants may not look into, and whether each is on now."""
    rows = await fetch(
        "SELECT i.id, EXISTS (SELECT 1 FROM current_item c WHERE c.item = i.id) AS current"
        " FROM agenda_item i JOIN participant p ON p.meeting = i.meeting"
        " WHERE i.meeting = $2 AND p.person = $1 AND i.closed AND p.capacity NOT IN ('chair', 'member')"
        " AND NOT EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = p.person)",
        person, meeting,
    )  # fmt: skip
    return {row["id"]: row["current"] for row in rows}


async def closed_item_on(meeting: int) -> int | None:
    row = await fetch_one(
        "SELECT i.id FROM current_item c JOIN agenda_item i ON i.id = c.item WHERE c.meeting = $1 AND i.closed", meeting
    )
    return row["id"] if row else None


async def cleared_names(meeting: int) -> dict[int, list[str]]:
    """The names by item, for the agenda of one meeting."""
    names: dict[int, list[str]] = {}
    for row in await fetch(
        "SELECT c.item, p.name FROM clearance c JOIN person p ON p.id = c.person"
        " JOIN agenda_item i ON i.id = c.item WHERE i.meeting = $1 ORDER BY c.item, p.sort_key, p.id",
        meeting,
    ):
        names.setdefault(row["item"], []).append(row["name"])
    return names

"""Who may look into an item besides the chair and the members."""

from __future__ import annotations

from ecabinet.db import fetch


async def cleared_people(item: int) -> list[int]:
    rows = await fetch("SELECT person FROM clearance WHERE item = $1 ORDER BY person", item)
    return [row["person"] for row in rows]


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

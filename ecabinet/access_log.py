"""The access log: refusals, signing in and out. Apart from the journal, which holds what happened."""

from __future__ import annotations

from ecabinet.db import fetch


async def write(person: int | None, action: str, what: str, outcome: str) -> None:
    """One line, at most one a minute for the same person, action, object and outcome."""
    await fetch(
        "INSERT INTO access_log (at, person, action, object, outcome)"
        " SELECT now(), $1::int, $2::varchar, $3::varchar, $4::varchar WHERE NOT EXISTS ("
        " SELECT 1 FROM access_log WHERE at > now() - interval '1 minute' AND person IS NOT DISTINCT FROM $1"
        " AND action = $2 AND object = $3 AND outcome = $4)",
        person, action[:60], what[:200], outcome,
    )  # fmt: skip

"""What a database holds, in a few numbers: whoever writes anything changes them."""

from __future__ import annotations

from ecabinet.db import fetch, fetch_one

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
ONE = """SELECT '{table}', count(*)::bigint, coalesce(max(xmin::text::bigint), 0) FROM "{table}" """

Fingerprint = dict[str, tuple[int, int]]

_statements: dict[str, str] = {}


async def fingerprint() -> Fingerprint:
    """By table: its rows, and the newest transaction that wrote one of them."""
    rows = await fetch(await _statement())
    return {row[0]: (row[1], row[2]) for row in rows}


def written(before: Fingerprint, after: Fingerprint) -> set[str]:
    return {table for table in after if after[table] != before.get(table)}


def lines_added(before: Fingerprint, after: Fingerprint, table: str) -> int:
    return after[table][0] - before[table][0]


async def _statement() -> str:
    row = await fetch_one("SELECT current_database() AS name")
    assert row is not None
    if row["name"] not in _statements:
        tables = [found["relname"] for found in await fetch(TABLES)]
        _statements[row["name"]] = " UNION ALL ".join(ONE.format(table=table) for table in tables)
    return _statements[row["name"]]

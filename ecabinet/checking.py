"""What makes a server unfit: a database that may forget, or a role that may rewrite the past."""

from __future__ import annotations

from ecabinet import db
from ecabinet.db import fetch
from ecabinet.migrate import ADDED_ONLY
from ecabinet.settings import Settings

WEAK = frozenset({"off", "local", "remote_write"})
MUST_BE_ON = ("synchronous_commit", "fsync", "full_page_writes")


async def faults(settings: Settings) -> list[str]:
    """One line for each fault; none means fit."""
    await db.connect(settings)
    try:
        return [*await _durability(), *await _role(), *await _past()]
    finally:
        await db.disconnect()


async def _durability() -> list[str]:
    rows = await fetch("SELECT name, setting FROM pg_settings WHERE name = ANY($1::text[])", list(MUST_BE_ON))
    weak = [row for row in rows if row["setting"] in WEAK]
    return [f"{row['name']} is {row['setting']}: an acknowledged vote could be lost" for row in weak]


async def _role() -> list[str]:
    row = (await fetch("SELECT current_user AS name, rolsuper FROM pg_roles WHERE rolname = current_user"))[0]
    found = [f"the application's role {row['name']} is a superuser"] if row["rolsuper"] else []
    owned = await fetch(
        "SELECT relname FROM pg_class"
        " WHERE relkind IN ('r', 'v', 'S') AND pg_get_userbyid(relowner) = current_user LIMIT 1"
    )
    return found + [f"the application's role owns {each['relname']}" for each in owned]


async def _past() -> list[str]:
    """Every right that would let the application change or delete what may only be added."""
    rows = await fetch(
        "SELECT t.name, r.act FROM unnest($1::text[]) AS t(name)"
        " CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS r(act)"
        " WHERE to_regclass(t.name) IS NOT NULL AND (has_table_privilege(t.name, r.act)"
        "  OR r.act = 'UPDATE' AND has_any_column_privilege(t.name, r.act))",
        sorted(ADDED_ONLY),
    )
    return [f"the application's role may {row['act']} {row['name']}" for row in rows]

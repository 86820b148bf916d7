"""The state words of meetings and ballots, as views over the records."""

from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-23T15:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "add the views of states"

SQL = Path(__file__).parent.parent / "sql" / "states.sql"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="meetings", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager


async def create() -> None:
    for statement in SQL.read_text(encoding="utf-8").split(";"):
        if statement.strip():
            await fetch(statement)


async def drop() -> None:
    await fetch("DROP VIEW meeting_state")
    await fetch("DROP VIEW ballot_state")

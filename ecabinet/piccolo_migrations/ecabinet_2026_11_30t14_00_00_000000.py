"""How texts are searched: functions by which the other packages keep the words of theirs."""

from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-30T14:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "add the functions of the search"

SQL = Path(__file__).parent.parent / "sql" / "search.sql"
FUNCTIONS = ("search_phrase", "search_words", "search_places", "search_letters")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="ecabinet", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager


async def create() -> None:
    for statement in SQL.read_text(encoding="utf-8").split(";"):
        if statement.strip():
            await fetch(statement)


async def drop() -> None:
    for name in FUNCTIONS:
        await fetch(f"DROP FUNCTION {name}(text)")

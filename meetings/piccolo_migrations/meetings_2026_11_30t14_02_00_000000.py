"""The words of meetings: of their titles, of their items, and of what was concluded."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-30T14:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "keep the words that are searched"

SEARCHED = {
    "meeting": "title",
    "agenda_item": "title",
    "clause": "text",
}


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="meetings", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager


async def create() -> None:
    for table, text in SEARCHED.items():
        await fetch(f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (search_words({text})) STORED")
        await fetch(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


async def drop() -> None:
    for table in SEARCHED:
        await fetch(f"ALTER TABLE {table} DROP COLUMN words")

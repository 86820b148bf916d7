"""The classes of directives: one SQL function of an instant, and its view at the present one."""

from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-23T23:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "add the view of the official classes"

SQL = Path(__file__).parent.parent / "sql"
FILES = ("directive_class_word", "directive_class_at", "directive_class")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directives", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager


async def create() -> None:
    for name in FILES:
        await fetch((SQL / f"{name}.sql").read_text(encoding="utf-8"))


async def drop() -> None:
    await fetch("DROP VIEW directive_class")
    await fetch("DROP FUNCTION directive_class_at(timestamptz)")
    await fetch("DROP FUNCTION directive_class_word(text, date, date)")

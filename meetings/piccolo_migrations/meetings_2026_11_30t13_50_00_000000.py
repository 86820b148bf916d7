"""What there can be only one of at a time, as unique indexes over what has not ended."""

from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-30T13:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one speaker, one wish to speak, one vote on paper at a time"

SQL = Path(__file__).parent.parent / "sql" / "one_at_a_time.sql"
NAMES = ("speech_running_unique", "speaker_request_open_unique", "paper_vote_open_unique")


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
    for name in NAMES:
        await fetch(f"DROP INDEX {name}")  # noqa: S608 - names of ours

"""Versions that were there before papers were checked by the worker: they were judged before they were written down."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from ecabinet.db import fetch

ID = "2026-11-30T13:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "readable since they came"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="documents", description=DESCRIPTION)
    manager.add_raw(mark)
    return manager


async def mark() -> None:
    await fetch("UPDATE paper_version SET readable_at = at WHERE state = 'readable'")

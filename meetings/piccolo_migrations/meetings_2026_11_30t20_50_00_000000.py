"""A result that is published is shown until a paper is put on after it: since when this presenter leads."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns import Timestamptz
from piccolo.columns.defaults.timestamptz import TimestamptzNow

ID = "2026-11-30T20:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "keep since when a presenter leads"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="meetings", description=DESCRIPTION)
    manager.add_column(
        table_class_name="Presentation",
        tablename="presentation",
        column_name="led_since",
        db_column_name="led_since",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={"default": TimestamptzNow(), "null": False},
        schema=None,
    )
    return manager

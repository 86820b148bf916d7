"""A template keeps the settings of its meetings, too: how long is spoken, and who may take papers along."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns import Boolean, Integer, SmallInt

ID = "2026-11-30T17:58:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "keep the settings of meetings in their template"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="meetings", description=DESCRIPTION)
    for name, column, default in (
        ("speech_seconds", Integer, 300),
        ("agency_minutes", SmallInt, 0),
        ("members_download", Boolean, True),
    ):
        manager.add_column(
            table_class_name="MeetingTemplate",
            tablename="meeting_template",
            column_name=name,
            db_column_name=name,
            column_class_name=column.__name__,
            column_class=column,
            params={"default": default, "null": False},
            schema=None,
        )
    return manager

"""For which item an invitee came who was called in: while it is on behind closed doors, nobody outside sees him come."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns import ForeignKey, Serial
from piccolo.columns.base import OnDelete, OnUpdate
from piccolo.table import Table

ID = "2026-11-30T21:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "tell for which item an invitee was called in"


class AgendaItem(Table, tablename="agenda_item", schema=None):
    id = Serial(null=False, primary_key=True, db_column_name="id")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="meetings", description=DESCRIPTION)
    manager.add_column(
        table_class_name="Attendance",
        tablename="attendance",
        column_name="called_for",
        db_column_name="called_for",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": AgendaItem,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "default": None,
            "null": True,
        },
        schema=None,
    )
    return manager

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import ForeignKey

ID = "2026-11-30T14:05:41:086503"
VERSION = "1.38.0"
DESCRIPTION = "notes are looked up by their paper"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="documents", description=DESCRIPTION
    )

    manager.alter_column(
        table_class_name="Annotation",
        tablename="annotation",
        column_name="paper",
        db_column_name="paper",
        params={"index": True},
        old_params={"index": False},
        column_class=ForeignKey,
        old_column_class=ForeignKey,
        schema=None,
    )

    return manager

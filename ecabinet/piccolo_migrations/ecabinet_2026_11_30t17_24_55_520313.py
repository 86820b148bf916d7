from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import ForeignKey

ID = "2026-11-30T17:24:55:520313"
VERSION = "1.38.0"
DESCRIPTION = "find the posts of a person"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="ecabinet", description=DESCRIPTION
    )

    manager.alter_column(
        table_class_name="Post",
        tablename="post",
        column_name="person",
        db_column_name="person",
        params={"index": True},
        old_params={"index": False},
        column_class=ForeignKey,
        old_column_class=ForeignKey,
        schema=None,
    )

    return manager

"""Documents as a Piccolo app."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="documents",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    table_classes=table_finder(
        modules=[f"documents.tables.{noun}" for noun in ("papers", "pages", "annotations", "readers", "wordings")],
        exclude_imported=True,
    ),
    migration_dependencies=["ecabinet.piccolo_app"],
    commands=[],
)

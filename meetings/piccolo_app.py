"""The meetings as a Piccolo app."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

NOUNS = (
    "meetings", "sittings", "ballots", "conclusions", "packs", "speakers", "sites", "presentations",
)  # fmt: skip

APP_CONFIG = AppConfig(
    app_name="meetings",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    table_classes=table_finder(
        modules=[f"meetings.tables.{noun}" for noun in NOUNS],
        exclude_imported=True,
    ),
    migration_dependencies=["ecabinet.piccolo_app", "documents.piccolo_app"],
    commands=[],
)

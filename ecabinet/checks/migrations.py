"""The tables in the code are those that the migrations make."""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import Iterator

from piccolo.apps.migrations.commands.new import AutoMigrationManager
from piccolo.conf.apps import AppConfig

from ecabinet.piccolo_conf import APP_REGISTRY


def faults() -> Iterator[str]:
    for app in APP_REGISTRY.app_configs.values():
        statements = asyncio.run(_pending(app))
        if statements:
            yield f"{app.app_name}: {statements} changes of tables without a migration"


async def _pending(app: AppConfig) -> int:
    with contextlib.redirect_stdout(io.StringIO()):
        alterations = await AutoMigrationManager().get_alter_statements(app)
    return sum(len(alteration.statements) for alteration in alterations)

"""A database for each test: a copy of one template, which the owner has migrated and the small world has filled."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg

from ecabinet.db import connect, disconnect
from ecabinet.settings import Settings, use
from tests.servers import Servers

numbers = count(1)


@dataclass(frozen=True)
class Template:
    """`world` is what `tests.world.build` returned: the names and ids of what is in it."""

    database: str
    data_dir: Path
    world: Any


def settings_in(database: str, *, data_dir: Path, servers: Servers) -> Settings:
    """The application's settings, with passwords that are quick to check."""
    return Settings(
        database_url=servers.application_in(database),
        database_owner_url=servers.owner_of(database),
        redis_url=servers.redis_url,
        data_dir=data_dir,
        secret_key=b"a secret of the tests, long enough",
        environment="test",
        argon2_memory_kib=64,
        argon2_time=1,
    )


async def make_template(servers: Servers, data_dir: Path) -> Template:
    from tests import world

    name = f"test_{os.getpid()}_template"
    settings = settings_in(name, data_dir=data_dir, servers=servers)
    await administer(servers, f'CREATE DATABASE "{name}" OWNER "{servers.owner}"')
    use(settings)
    await _migrate(settings)
    await connect(settings)
    try:
        return Template(name, data_dir, await world.build(settings))
    finally:
        await disconnect()


async def _migrate(settings: Settings) -> None:
    from ecabinet.migrate import migrate

    try:
        await migrate(settings)
    except SystemExit as why:  # pytest would take it for its own end
        raise RuntimeError(str(why)) from why


async def copy(template: Template, data_dir: Path, servers: Servers, *, read_only: bool = False) -> Settings:
    """A database of its own, and the papers of the template as links: what has a hash for a name never changes."""
    name = f"test_{os.getpid()}_{next(numbers)}"
    await administer(servers, f'CREATE DATABASE "{name}" OWNER "{servers.owner}" TEMPLATE "{template.database}"')
    if read_only:
        await administer(servers, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    shutil.copytree(template.data_dir, data_dir, copy_function=os.link)
    return settings_in(name, data_dir=data_dir, servers=servers)


async def drop(database: str, servers: Servers) -> None:
    await administer(servers, f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def name_of(settings: Settings) -> str:
    return settings.database_url.rpartition("/")[2]


async def administer(servers: Servers, statement: str) -> None:
    wire = await asyncpg.connect(servers.admin_url)
    try:
        await wire.execute(statement)
    finally:
        await wire.close()

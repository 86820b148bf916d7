"""The stage of the matrix in a template of its own, and the application running on a copy of it; for who needs it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from ecabinet.db import connect, disconnect
from ecabinet.settings import Settings, use
from tests import database as databases
from tests.authz import stage
from tests.authz.running import Running, running_on
from tests.database import Template
from tests.servers import Servers


@pytest.fixture(scope="session")
def stage_template(
    template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Template]:
    settings, made = asyncio.run(_built(template, servers, tmp_path_factory))
    yield Template(databases.name_of(settings), settings.data_dir, made)
    asyncio.run(databases.drop(databases.name_of(settings), servers))


@pytest.fixture(scope="module")
async def refusing(
    stage_template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Running]:
    """One for all who are refused and all who only look: nothing is written there."""
    async with running_on(stage_template, servers, tmp_path_factory.mktemp("refusing")) as made:
        yield made


async def _built(
    template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Settings, stage.Stage]:
    settings = await databases.copy(template, tmp_path_factory.mktemp("stage") / "data", servers)
    use(settings)
    await connect(settings)
    try:
        return settings, await stage.build(template.world)
    finally:
        await disconnect()

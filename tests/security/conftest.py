"""The application on a copy of the small world, one for the tests of a module."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests import database as databases
from tests.database import Template
from tests.security.browser import running
from tests.security.house import House
from tests.servers import Servers


@pytest.fixture(scope="module")
async def house(
    template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    settings = await databases.copy(template, tmp_path_factory.mktemp("house") / "data", servers)
    try:
        async with running(settings) as gate:
            yield House(gate, template.world)
    finally:
        await databases.drop(databases.name_of(settings), servers)

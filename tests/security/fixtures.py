"""The application on a copy of the small world, one for the tests of a module; for the folders that need it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import msgspec
import pytest

from ecabinet.settings import settings, use
from tests import database as databases
from tests.database import Template
from tests.security.browser import running
from tests.security.house import House
from tests.servers import Servers


@pytest.fixture(scope="module")
async def house(template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    settings = await databases.copy(template, tmp_path_factory.mktemp("house") / "data", servers)
    try:
        async with running(settings) as gate:
            yield House(gate, template.world)
    finally:
        await databases.drop(databases.name_of(settings), servers)


@pytest.fixture
def over_https(house: House) -> Iterator[None]:
    """Browsers reach the same application by another address."""
    before = settings()
    use(msgspec.structs.replace(before, base_url="https://hop.chinhphu.example"))
    yield
    use(before)

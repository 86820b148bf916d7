"""The fixtures that all tests share; the work is done in the small modules beside this one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import redis

from ecabinet import db
from ecabinet.embedded import Home, ValkeyServer
from ecabinet.settings import Settings, use
from tests import database as databases
from tests import programs
from tests.database import Template
from tests.drills import pytest_collection_modifyitems, pytest_configure
from tests.left_behind import nothing_left_behind
from tests.servers import Servers, reachable_folder
from tests.servers import servers as running_servers
from tests.sharing import pytest_xdist_make_scheduler
from tests.time_limit import pytest_itemcollected

__all__ = [
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_itemcollected",
    "pytest_xdist_make_scheduler",
]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
def clean_module() -> Iterator[None]:
    with nothing_left_behind():
        yield


@pytest.fixture(autouse=True)
def clean_test() -> Iterator[None]:
    with nothing_left_behind():
        yield


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    with running_servers() as found:
        yield found


@pytest.fixture(scope="session")
def template(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    """The database all others are copied from; nobody may be connected to it."""
    made = asyncio.run(databases.make_template(servers, tmp_path_factory.mktemp("template")))
    yield made
    asyncio.run(databases.drop(made.database, servers))


@pytest.fixture
def settings(template: Template, servers: Servers, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a database of this test alone; an application that is made from them connects by itself."""
    made = asyncio.run(databases.copy(template, tmp_path / "data", servers))
    with redis.Redis.from_url(made.redis_url) as wire:
        wire.flushdb()
    use(made)
    yield made
    asyncio.run(databases.drop(databases.name_of(made), servers))


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Settings]:
    """For tests that call commands and queries: connected to a database of their own."""
    await db.connect(settings)
    yield settings
    await db.disconnect()


@pytest.fixture
def world(database: Settings, template: Template) -> object:
    """The small named world, in a database of this test alone, connected."""
    return template.world


@pytest.fixture(scope="session")
def shared_settings(
    template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    folder = tmp_path_factory.mktemp("shared") / "data"
    made = asyncio.run(databases.copy(template, folder, servers, read_only=True))
    yield made
    asyncio.run(databases.drop(databases.name_of(made), servers))


@pytest.fixture
async def shared_world(shared_settings: Settings, template: Template) -> AsyncIterator[object]:
    """The same world for tests that only read: one database for all of them, in which writing fails."""
    use(shared_settings)
    await db.connect(shared_settings)
    yield template.world
    await db.disconnect()


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder in which servers can run, whoever runs the tests."""
    with reachable_folder() as folder:
        yield folder


@pytest.fixture
def valkey(place: Path) -> Iterator[ValkeyServer]:
    """One that a test may kill."""
    made = ValkeyServer(Home.of(place))
    made.start()
    yield made
    made.stop()
    made.home.clear()


@pytest.fixture(scope="session")
def chromium() -> str:
    return programs.chromium()


@pytest.fixture(scope="session")
def soffice() -> str:
    return programs.soffice()

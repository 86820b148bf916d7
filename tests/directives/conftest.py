"""The fixture of these tests."""

from __future__ import annotations

import pytest

from ecabinet.settings import Settings
from tests.directives.cabinet import Cabinet, build


@pytest.fixture
async def cabinet(database: Settings) -> Cabinet:
    return await build()

"""The fixtures of the races: the world's running sitting, over a pool wide enough for a crowd."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
import pytest

from ecabinet import db
from ecabinet.settings import Settings
from tests.database import Template
from tests.races.session import Session, running

WIDE = 40


@pytest.fixture
async def session(settings: Settings, template: Template) -> AsyncIterator[Session]:
    await db.connect(msgspec.structs.replace(settings, pool_size=WIDE))
    yield await running(template.world)
    await db.disconnect()

"""Taken away in one process while Valkey is dead: the socket that hangs on the other is closed all the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from ecabinet.embedded import ValkeyServer
from ecabinet.settings import Settings
from tests.database import Template
from tests.live.conftest import House
from tests.live.test_keep_secrets import screen
from tests.live.visitor import Visitor
from tests.live.web import webs

pytestmark = pytest.mark.faults

GONE, SIGNED_OUT = 4403, 4401
BOUND = 15  # two seconds of the check, and a slow machine


async def test_a_session_a_participant_and_a_screen(
    settings: Settings, valkey: ValkeyServer, template: Template, tmp_path: Path
) -> None:
    with webs(msgspec.structs.replace(settings, redis_url=valkey.url), tmp_path) as made:
        here, there = (House(web.url, template.world) for web in made)
        minister, deputy, secretary, office = await here.visitors("minister", "deputy", "secretary", "office")
        called, person = here.world.called.id, here.world.people["deputy"].person
        wall = Visitor(there.url).watching(f"/screens/{await screen(here, secretary)}/live")
        async with (
            minister.at(there.url).watching(there.room) as signed_in,
            deputy.at(there.url).watching(f"/meetings/{called}/live") as invited,
            wall as shown,
        ):
            valkey.process.kill()
            valkey.process.wait()
            await minister.does("/session/end")
            await office.does(f"/meetings/{called}/participants/{person}/removal")
            await secretary.does(f"/meetings/{here.world.sitting.id}/screens/revocation")
            assert await signed_in.closed(within=BOUND) == SIGNED_OUT
            assert await invited.closed(within=BOUND) == GONE
            assert await shown.closed(within=BOUND) == GONE
        await here.leave()

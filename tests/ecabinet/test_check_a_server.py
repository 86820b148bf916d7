"""`ecabinet check`: it refuses a database that may forget an answered vote, and a role that may rewrite the past."""

from __future__ import annotations

import re
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest

from ecabinet.checking import faults
from ecabinet.settings import Settings
from tests.database import name_of
from tests.live.web import spawn
from tests.servers import Servers, in_database


@pytest.fixture
async def owner(settings: Settings) -> AsyncIterator[asyncpg.Connection[Any]]:
    wire = await asyncpg.connect(settings.database_owner_url)
    yield wire
    await wire.close()


def application(settings: Settings) -> str:
    return settings.database_url.split("//")[1].split(":")[0]


async def test_a_fit_server_has_no_faults(settings: Settings) -> None:
    assert await faults(settings) == []


@pytest.mark.parametrize("weak", ["off", "local", "remote_write"])
async def test_a_commit_that_does_not_wait_is_a_fault(
    settings: Settings, owner: asyncpg.Connection[Any], weak: str
) -> None:
    await owner.execute(f'ALTER DATABASE "{name_of(settings)}" SET synchronous_commit = {weak}')
    (found,) = await faults(settings)
    assert "synchronous_commit" in found
    assert weak in found


@pytest.mark.parametrize("act", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("table", ["event", "vote_change", "result", "closure", "mark"])
async def test_a_right_to_rewrite_the_past_is_a_fault(
    settings: Settings, owner: asyncpg.Connection[Any], table: str, act: str
) -> None:
    await owner.execute(f"GRANT {act} ON {table} TO {application(settings)}")
    assert await faults(settings) == [f"the application's role may {act} {table}"]


async def test_a_right_on_one_column_of_the_past_is_a_fault_too(
    settings: Settings, owner: asyncpg.Connection[Any]
) -> None:
    await owner.execute(f"GRANT UPDATE (data) ON event TO {application(settings)}")
    assert await faults(settings) == ["the application's role may UPDATE event"]


async def test_a_right_that_everybody_has_is_the_applications_too(
    settings: Settings, owner: asyncpg.Connection[Any]
) -> None:
    await owner.execute("GRANT DELETE ON event TO PUBLIC")
    assert await faults(settings) == ["the application's role may DELETE event"]


async def test_the_owner_of_the_tables_is_no_role_for_the_application(settings: Settings) -> None:
    found = await faults(msgspec.structs.replace(settings, database_url=settings.database_owner_url))
    assert any("owns" in line for line in found)
    assert "the application's role may UPDATE event" in found


async def test_a_superuser_is_no_role_for_the_application(settings: Settings, servers: Servers) -> None:
    admin = in_database(servers.admin_url, name_of(settings))
    wire = await asyncpg.connect(admin)
    try:
        if not await wire.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
            pytest.skip("these servers give the tests no superuser")
    finally:
        await wire.close()
    assert any("superuser" in line for line in await faults(msgspec.structs.replace(settings, database_url=admin)))


async def test_the_command_says_what_is_wrong_and_ends_with_1(
    settings: Settings, owner: asyncpg.Connection[Any], tmp_path: Path
) -> None:
    code, said = check(settings, tmp_path)
    assert (code, said.splitlines()[-1]) == (0, "ok")
    assert re.search("^no network for file inspection: (unshare|seccomp)$", said, re.MULTILINE)
    await owner.execute(f'ALTER DATABASE "{name_of(settings)}" SET synchronous_commit = off')
    code, said = check(settings, tmp_path)
    assert (code, said.splitlines()[-1]) == (1, "synchronous_commit is off: an acknowledged vote could be lost")
    assert "\nok" not in said


def check(settings: Settings, folder: Path) -> tuple[int, str]:
    output = folder / "check.output"
    with output.open("wb") as file:
        process: subprocess.Popen[bytes] = spawn(settings, file, "check")
    return process.wait(60), output.read_text().strip()

"""PostgreSQL as the demo runs it: durable, with passwords, and with two roles that may do little."""

from __future__ import annotations

import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from ecabinet.embedded import Cluster, Home, ServerFailed
from ecabinet.embedded.cluster import APPLICATION, OWNER, SUPERUSER
from tests.servers import reachable_folder

ROLES = (APPLICATION, OWNER)


@contextmanager
def running() -> Iterator[Cluster]:
    with reachable_folder() as folder:
        made = Cluster(Home.of(folder))
        made.start()
        try:
            yield made
        finally:
            made.stop()
            made.home.clear()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running() as made:
        yield made


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """For a test that leaves it damaged."""
    with running() as made:
        yield made


async def value(url: str, sql: str) -> object:
    wire = await asyncpg.connect(url)
    try:
        return await wire.fetchval(sql)
    finally:
        await wire.close()


async def test_it_never_loses_what_it_has_answered(cluster: Cluster) -> None:
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert await value(cluster.url(), f"SHOW {setting}") == "on"


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_has_no_power_over_others(cluster: Cluster, role: str) -> None:
    powers = "rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
    assert await value(cluster.url(role), f"SELECT {powers} FROM pg_roles WHERE rolname = current_user") is False


async def test_the_application_makes_no_table(cluster: Cluster) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await value(cluster.url(APPLICATION), "CREATE TABLE mine (id int)")


async def test_the_owner_makes_tables_and_extensions(cluster: Cluster) -> None:
    await value(cluster.url(OWNER), "CREATE TABLE ours (id int)")
    await value(cluster.url(OWNER), "CREATE EXTENSION unaccent")
    await value(cluster.url(OWNER), "CREATE EXTENSION pg_trgm")


@pytest.mark.parametrize("role", [*ROLES, SUPERUSER])
async def test_nobody_enters_with_a_wrong_password(cluster: Cluster, role: str) -> None:
    wrong = cluster.url(role).replace(cluster.home.keys.read(role), "guessed")
    with pytest.raises(asyncpg.InvalidPasswordError):
        await value(wrong, "SELECT 1")


async def test_it_knows_vietnamese_letters_and_the_house_clock(cluster: Cluster) -> None:
    assert await value(cluster.url(), "SELECT lower('ĐẶNG ẤU')") == "đặng ấu"
    assert await value(cluster.url(), "SELECT 1 FROM pg_timezone_names WHERE name = 'Asia/Ho_Chi_Minh'") == 1


async def test_data_last_over_a_stop_and_over_a_kill(cluster: Cluster) -> None:
    await value(cluster.url(OWNER), "CREATE TABLE kept AS SELECT 1 AS id")
    cluster.stop()
    cluster.start()
    await value(cluster.url(OWNER), "INSERT INTO kept VALUES (2)")
    assert cluster.process is not None
    cluster.process.kill()
    cluster.process.wait()
    cluster.start()
    assert await value(cluster.url(OWNER), "SELECT count(*) FROM kept") == 2


async def test_a_stale_pid_file_that_names_a_living_process_is_no_hindrance(cluster: Cluster) -> None:
    cluster.stop()
    (cluster.folder / "postmaster.pid").write_text("1\n/somewhere\n0\n5432\n\n127.0.0.1\n\n")
    cluster.start()
    assert await value(cluster.url(), "SELECT 1") == 1


def test_what_is_secret_is_closed(cluster: Cluster) -> None:
    keys = cluster.home.keys.folder
    closed = [keys, *keys.iterdir(), cluster.folder]
    assert [path for path in closed if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_no_password_stands_on_a_command_line(cluster: Cluster) -> None:
    assert cluster.process is not None
    said = Path(f"/proc/{cluster.process.pid}/cmdline").read_text()
    assert [role for role in (*ROLES, SUPERUSER) if cluster.home.keys.read(role) in said] == []


def test_lost_passwords_are_told_in_one_line(own_cluster: Cluster) -> None:
    own_cluster.stop()
    (own_cluster.home.keys.folder / OWNER).unlink()
    with pytest.raises(ServerFailed, match=r"its passwords in .* are not"):
        own_cluster.start()


def test_a_damaged_cluster_is_told_in_one_line(own_cluster: Cluster) -> None:
    own_cluster.stop()
    (own_cluster.folder / "global" / "pg_control").unlink()
    with pytest.raises(ServerFailed, match=r"did not start: .*pg_control"):
        own_cluster.start()


def test_it_takes_another_port_when_its_own_is_taken(place: Path) -> None:
    cluster = Cluster(Home.of(place))
    with socket.create_server(("127.0.0.1", cluster.port)) as stranger:
        try:
            cluster.start()
            assert cluster.port != stranger.getsockname()[1]
        finally:
            cluster.stop()
            cluster.home.clear()

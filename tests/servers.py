"""One PostgreSQL and one Valkey for a whole run: embedded ones, or the real ones that the environment names."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ecabinet.embedded import Cluster, Home, ValkeyServer
from ecabinet.embedded.cluster import APPLICATION, OWNER, SUPERUSER

SHARED_MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it
ROOM = 4 * 2**30
REAL = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")


@dataclass(frozen=True)
class Servers:
    """`admin_url` may create databases; on real servers that is the owner, who needs CREATEDB for it."""

    admin_url: str
    owner_url: str
    application_url: str
    redis_url: str

    @property
    def owner(self) -> str:
        return urlsplit(self.owner_url).username or ""

    def owner_of(self, database: str) -> str:
        return in_database(self.owner_url, database)

    def application_in(self, database: str) -> str:
        return in_database(self.application_url, database)


def in_database(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()


@contextmanager
def servers() -> Iterator[Servers]:
    given = [os.environ.get(name, "") for name in REAL]
    if all(given):
        application, owner, redis = given
        yield Servers(owner, owner, application, redis)
    else:
        with embedded() as (cluster, valkey):
            yield Servers(cluster.url(SUPERUSER, "postgres"), cluster.url(OWNER), cluster.url(APPLICATION), valkey.url)


@contextmanager
def embedded() -> Iterator[tuple[Cluster, ValkeyServer]]:
    with reachable_folder() as folder:
        home = Home.of(folder)
        cluster, valkey = Cluster(home), ValkeyServer(home)
        try:
            cluster.start()
            valkey.start()
            yield cluster, valkey
        finally:
            valkey.stop()
            cluster.stop()
            home.clear()


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A folder that the servers' own uid can pass through; pytest's are closed to it. In memory where there is room:
    hundreds of databases are made and dropped, and nothing of them is to last."""
    folder = Path(tempfile.mkdtemp(prefix="ecabinet-tests-", dir=_in_memory()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _in_memory() -> str | None:
    try:
        free = shutil.disk_usage(SHARED_MEMORY).free
    except OSError:
        return None
    return SHARED_MEMORY if free > ROOM and os.access(SHARED_MEMORY, os.W_OK) else None

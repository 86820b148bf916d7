"""A whole house of servers and web processes, each of which may be killed and comes back."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from ecabinet.embedded import Cluster, ServerFailed, ValkeyServer
from ecabinet.embedded.cluster import APPLICATION, OWNER, SUPERUSER
from ecabinet.settings import Settings
from tests import database as databases
from tests.database import Template, settings_in
from tests.live.web import Web, webs
from tests.live.worker import WorkerProcess, worker
from tests.servers import Servers, embedded

INCIDENT = re.compile(r"incident [0-9a-f]+: .*?\n(?=[\w.]+(?:Error|Exception)\b)([^\n]+)", re.DOTALL)


@dataclass
class Mortal:
    """`kill_*` is SIGKILL at once; the part is started again, the others are left alone."""

    cluster: Cluster
    valkey: ValkeyServer
    settings: Settings
    template: Template
    web: list[Web]
    worker: WorkerProcess

    def complaints(self) -> Counter[str]:
        """The errors that the web processes wrote down with a number for the desk."""
        return Counter(error for web in self.web for error in INCIDENT.findall(web.said))

    def kill_a_web(self, number: int) -> None:
        self.web[number].kill()
        self.web[number].start(wait=False)

    def kill_both_webs(self) -> None:
        for web in self.web:
            web.kill()
        for web in self.web:
            web.start(wait=False)

    def kill_the_worker(self) -> None:
        self.worker.kill()
        self.worker.start()

    def kill_valkey(self) -> None:
        _kill(self.valkey.process.pid)
        self.valkey.process.wait()
        self.valkey.start()

    def kill_postgres(self) -> None:
        """The postmaster and all its children, as a power cut does; no web process is started again for it."""
        for pid in (self.cluster.process.pid, *_children(self.cluster.process.pid)):
            _kill(pid)
        self.cluster.process.wait()
        _start_again(self.cluster)

    async def kill_a_backend(self) -> None:
        """With SIGKILL: the postmaster throws all the others out and recovers."""
        wire = await asyncpg.connect(self.cluster.url(SUPERUSER, "postgres"))
        rows = await wire.fetch(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'ecabinet' AND pid <> pg_backend_pid()"
        )
        _kill(rows[0]["pid"])
        with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            await wire.close()


@contextmanager
def mortal_house(folder: Path) -> Iterator[Mortal]:
    """Servers of its own, the small world in one database, two web processes and a worker."""
    with embedded() as (cluster, valkey):
        servers = Servers(cluster.url(SUPERUSER, "postgres"), cluster.url(OWNER), cluster.url(APPLICATION), valkey.url)
        template = asyncio.run(databases.make_template(servers, folder / "data"))
        settings = settings_in(template.database, data_dir=template.data_dir, servers=servers)
        with webs(settings, folder) as made, worker(settings, folder) as working:
            yield Mortal(cluster, valkey, settings, template, made, working)


def _start_again(cluster: Cluster) -> None:
    """Its last child may hold its memory for a moment longer; then it is tried again."""
    for _ in range(20):
        with suppress(ServerFailed):
            cluster.start()
            return
    cluster.start()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)

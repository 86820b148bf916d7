"""The parts that run: two servers, the web processes and the worker, and what each is told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

from ecabinet.demo.arguments import ROOT
from ecabinet.demo.folder import DataFolder
from ecabinet.demo.front import Front
from ecabinet.demo.program import Program, Wave
from ecabinet.demo.supervisor import Supervisor, say
from ecabinet.embedded import Cluster, Home, ValkeyServer
from ecabinet.embedded.cluster import APPLICATION, OWNER
from ecabinet.embedded.logs import append_to, why
from ecabinet.embedded.ports import free_port
from ecabinet.embedded.server import Server, guarded


class System:
    def __init__(
        self, folder: DataFolder, listener: socket.socket, supervisor: Supervisor, *, dev: bool = False
    ) -> None:
        self.folder = folder
        self.supervisor = supervisor
        self._listener = listener
        self.base_url = "http://{}:{}".format(*listener.getsockname())
        self._environment = {"ECABINET_DEV": "1"} if dev else {}
        self._owner: dict[str, str] = {}

    def start_servers(self) -> None:
        home = Home.of(self.folder.path)
        if home.elsewhere:
            say(f"the databases are in {home.folder}: the server's user cannot reach {home.data}")
        cluster, valkey = Cluster(home), ValkeyServer(home)
        for server in (cluster, valkey):
            self._start(server)
        self._owner = {"DATABASE_OWNER_URL": cluster.url(OWNER)}
        self._environment |= {
            "DATABASE_URL": cluster.url(APPLICATION),
            "REDIS_URL": valkey.url,
            "ECABINET_DATA": str(self.folder.path),
            "ECABINET_SECRET_KEY_FILE": str(home.keys.path("secret")),
            "ECABINET_BASE_URL": self.base_url,
            "ECABINET_ENV": "demo",
        }

    def start_web(self, count: int) -> None:
        """Several stand behind nginx, as on servers of one's own; without it they share the one socket."""
        if count > 1 and Front.program():
            self._start_behind_front([free_port() for _ in range(count)])
        else:
            self._start_on_one_socket(count)

    def _start_on_one_socket(self, count: int) -> None:
        if count > 1:
            say("nginx is not installed: the web processes share the port, as if it stood before them")
        descriptor = self._listener.fileno()
        for number in range(1, count + 1):
            self._keep(f"web {number}" if count > 1 else "web", ["serve", "--fd", str(descriptor)], keep=(descriptor,))

    def _start_behind_front(self, ports: list[int]) -> None:
        for number, port in enumerate(ports, 1):
            self._keep(f"web {number}", ["serve", "--port", str(port)])
        address = "{}:{}".format(*self._listener.getsockname())
        front = Front(self.folder.path / "nginx", self._listener.fileno(), address, ports)
        self.supervisor.keep(Program("nginx", front.spawn, why=lambda: why(front.log)))

    def start_worker(self) -> None:
        """After the first page is served, since people wait for that one."""
        self._keep("worker", ["worker"])

    def spawn(
        self, name: str, arguments: list[str], *, owner: bool = False, keep: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        """One of our own commands. Only what migrates is told the owner's password."""
        told = self._environment | (self._owner if owner else {})
        with append_to(self.log(name)) as log:
            return subprocess.Popen(
                [*guarded(signal.SIGTERM), sys.executable, "-m", "ecabinet.cli", *arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT, start_new_session=True, pass_fds=keep,
                env=_inherited() | told,
            )  # fmt: skip

    def why(self, name: str) -> str:
        return why(self.log(name))

    def log(self, name: str) -> Path:
        return self.folder.path / "logs" / f"{name.replace(' ', '-')}.log"

    def _keep(self, title: str, arguments: list[str], *, keep: tuple[int, ...] = ()) -> None:
        spawn = partial(self.spawn, title, arguments, keep=keep)
        self.supervisor.keep(Program(title, spawn, why=partial(self.why, title)))

    def _start(self, server: Server) -> None:
        server.start()
        program = Program(server.title, server.spawn, lambda: why(server.log), server.gentle, Wave.SERVER)
        self.supervisor.keep(program, server.process)


def _inherited() -> dict[str, str]:
    """The environment we were started in, but for what belongs to another installation."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "REDIS_", "ECABINET_"))
    }
    return ours | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1"}

"""Web processes on free ports of loopback: in this process, where the hub can be looked into, or as children."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import httpx
import msgspec
import uvicorn

from ecabinet import live
from ecabinet.app import create_app
from ecabinet.embedded.ports import free_port
from ecabinet.live import Hub
from ecabinet.server import Server, _limits
from ecabinet.settings import Settings
from tests.wait import until

ROOT = Path(__file__).parent.parent.parent
STARTS = 120  # seconds, on a machine with much else to do


class Web:
    """A web process as a child; it may be killed and started again on its port. Behind a proxy it is `seen_at` it."""

    def __init__(self, settings: Settings, folder: Path, *, port: int | None = None, seen_at: str = "") -> None:
        self.settings = settings
        self.port = port or free_port()
        self.seen_at = seen_at or self.url
        self.folder = folder
        self.output = folder / f"web-{self.port}.output"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return self.output.read_text()

    def start(self, *, wait: bool = True) -> Web:
        with self.output.open("ab") as output:
            self.process = spawn(self.settings, output, "serve", "--port", str(self.port), url=self.seen_at)
        if wait:
            until(self.answers, within=STARTS)
        return self

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.said
        try:
            host = {"host": urlsplit(self.seen_at).netloc}
            return httpx.get(f"{self.url}/health", headers=host, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self, *, within: float = 10) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within)


@contextmanager
def webs(settings: Settings, folder: Path, number: int = 2) -> Iterator[list[Web]]:
    made = [Web(settings, folder).start(wait=False) for _ in range(number)]
    try:
        for web in made:
            until(web.answers, within=STARTS)
        yield made
    finally:
        for web in made:
            if web.process and web.process.poll() is None:
                web.kill()


def spawn(settings: Settings, output: IO[bytes], *command: str, url: str = "http://127.0.0.1:8000") -> subprocess.Popen:
    """`ecabinet <command>` with these settings, in a process of its own."""
    key = settings.data_dir / "secret-key"
    key.parent.mkdir(parents=True, exist_ok=True)
    key.write_bytes(settings.secret_key)
    given = {
        "DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url, "ECABINET_DATA": str(settings.data_dir),
        "ECABINET_SECRET_KEY_FILE": str(key), "ECABINET_BASE_URL": url, "ECABINET_ENV": settings.environment,
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ecabinet.cli", *command], stdout=output, stderr=output, cwd="/",
        env=os.environ | given,
    )  # fmt: skip


class Quiet(Server):
    """In a test's own process, whose signals belong to pytest."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[tuple[str, Hub]]:
    """The application behind uvicorn in the running loop: its address and its hub."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        made = msgspec.structs.replace(settings, base_url=url)
        limits = _limits(made) | {"loop": "asyncio"}
        server = Quiet(uvicorn.Config(create_app(made), **limits))
        task = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:
            assert not task.done(), "the web process did not start"
            await asyncio.sleep(0)
        try:
            yield url, live.current()
        finally:
            server.should_exit = True
            await task

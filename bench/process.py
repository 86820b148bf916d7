"""A web process and the time it spends on a processor, user and system together, in nanoseconds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # seconds


class Web:
    def __init__(self, child: subprocess.Popen[bytes], port: int) -> None:
        self.child = child
        self.base = f"http://127.0.0.1:{port}"

    def cpu(self) -> int:
        """Of all its threads, as the scheduler counts them."""
        tasks = Path(f"/proc/{self.child.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def web(
    *arguments: str, port: int, ready: str, environment: dict[str, str] | None = None, fds: tuple[int, ...] = ()
) -> Iterator[Web]:
    """`python *arguments` as a child that listens on this port, or on a socket it inherits, until the block ends."""
    child = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=fds,
    )  # fmt: skip
    try:
        _wait(f"http://127.0.0.1:{port}{ready}", child)
        yield Web(child, port)
    finally:
        child.terminate()
        child.wait(PATIENCE)


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[None]:
    """The worker as a child; it needs no waiting for."""
    child = subprocess.Popen(
        [sys.executable, "-m", "ecabinet.cli", "worker"], env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        child.terminate()
        child.wait(PATIENCE)


def _wait(url: str, child: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
        if child.poll() is not None:
            raise SystemExit("the web process ended before it answered")
    raise SystemExit("the web process did not answer")

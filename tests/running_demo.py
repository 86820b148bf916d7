"""A whole demo as a child process, for the tests that need one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecabinet.embedded.ports import free_port
from tests.wait import until

ROOT = Path(__file__).parent.parent


class RunningDemo:
    """`start()` returns when the first page is served; `stop()` when every child is gone."""

    def __init__(self, data: Path, *, port: int | None = None, web: int = 1) -> None:
        self.data = data
        self.port = port or free_port()
        self.web = web
        self.output = data.parent / f"{data.name}.output"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return self.output.read_text() if self.output.exists() else ""

    @property
    def accounts(self) -> list[dict[str, str]]:
        return json.loads((self.data / "accounts.json").read_text())

    def start(self, *more: str, within: float = 300) -> None:
        self.launch(*more)
        until(lambda: f"ready: {self.url}" in self.said or self._ended(), within=within)
        assert not self._ended(), self.said

    def launch(self, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "ecabinet.demo", "--data", str(self.data), "--port", str(self.port)]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "--web", str(self.web), *more],
                stdout=output, stderr=output, cwd="/", env=os.environ | {"PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        return self.process

    def stop(self, *, within: float = 10) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def children(self, word: str = "") -> list[int]:
        """The processes started by the demo itself, of whose command line `word` is a part."""
        assert self.process is not None
        return [pid for pid in _children(self.process.pid) if word in _command(pid)]

    def _ended(self) -> bool:
        assert self.process is not None
        return self.process.poll() is not None


@contextmanager
def running_demo(data: Path, *, web: int = 1) -> Iterator[RunningDemo]:
    demo = RunningDemo(data, web=web)
    try:
        demo.start()
        yield demo
    finally:
        if demo.process and demo.process.poll() is None:
            demo.stop(within=15)


def alive(pid: int) -> bool:
    """A child of a killed parent may stay as a zombie where nobody reaps it; that is not life."""
    return bool(_command(pid))


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""

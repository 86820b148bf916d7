"""A worker as a child process; it may be killed and started again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecabinet.settings import Settings
from tests.live.web import spawn


class WorkerProcess:
    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.output = folder / "worker.output"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def said(self) -> str:
        return self.output.read_text()

    @property
    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> WorkerProcess:
        with self.output.open("ab") as output:
            self.process = spawn(self.settings, output, "worker")
        return self

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextmanager
def worker(settings: Settings, folder: Path) -> Iterator[WorkerProcess]:
    made = WorkerProcess(settings, folder).start()
    try:
        yield made
    finally:
        if made.lives:
            made.kill()

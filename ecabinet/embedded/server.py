"""A server that we run as a child process: it is told to stop when we die, and runs once per folder."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ecabinet.embedded.logs import append_to, why
from ecabinet.embedded.ports import free_port, port_is_free

if TYPE_CHECKING:
    from ecabinet.embedded.home import Home, Uid

QUIET = {"PATH": os.defpath, "LANG": "C", "TZ": "UTC"}


class ServerFailed(Exception):
    """The message is one line for the person who started us."""


class Server(ABC):
    """`start()` and `stop()` wait; `spawn()` only starts the process, for a supervisor that watches it."""

    title: str
    name: str
    gentle: signal.Signals
    urgent: signal.Signals = signal.SIGKILL

    def __init__(self, home: Home) -> None:
        self.home = home
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        return self.home.folder / self.name

    @property
    def log(self) -> Path:
        return self.home.data / "logs" / f"{self.name}.log"

    def prepare(self) -> None:
        """Make the folder ready; nothing runs in it now."""

    @abstractmethod
    def command(self) -> list[str | Path]: ...

    def told(self) -> str:
        """What the server reads from its standard input: settings with secrets, which are written nowhere else."""
        return ""

    @abstractmethod
    def ready(self) -> bool: ...

    def start(self, *, within: float = 30) -> None:
        """Start and wait until it answers; if somebody took the port in between, on another one."""
        for _ in range(3):
            self.spawn()
            if self._answers(within):
                return
            self.stop()
            if port_is_free(self.port):
                break
            self.port = free_port()
        raise ServerFailed(f"{self.title} did not start: {why(self.log)}")

    def spawn(self) -> subprocess.Popen[bytes]:
        """The child keeps our lock on the folder open, so that the lock lasts as long as the child does."""
        with self._lock() as lock:
            self.prepare()
            self.process = self._popen(self.command(), keep=lock)
            lock.truncate(0)
            lock.write(str(self.process.pid))
        return self.process

    def stop(self, *, within: float = 8) -> None:
        if self.process is None:
            return
        for sign, seconds in ((self.gentle, within), (self.urgent, 2), (signal.SIGKILL, 2)):
            self.process.send_signal(sign)
            try:
                self.process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                continue

    def _answers(self, within: float) -> bool:
        assert self.process is not None
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.ready():
                return True
            time.sleep(0.01)
        return False

    def _popen(self, command: list[str | Path], *, keep: IO[str]) -> subprocess.Popen[bytes]:
        with in_memory(self.told()) as told, append_to(self.log) as log:
            return subprocess.Popen(
                [*guarded(self.gentle, self.home.uid), *command],
                stdin=told, stdout=log, stderr=log, cwd="/", env=QUIET,
                start_new_session=True, pass_fds=(keep.fileno(),),
            )  # fmt: skip

    def _lock(self) -> IO[str]:
        """A server of a launcher that was killed is on its way out, told by the kernel: wait for it."""
        file = (self.home.data / f".{self.name}.lock").open("a+")
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.05)
            else:
                return file
        file.seek(0)
        raise ServerFailed(f"{self.title} still runs in {self.folder} as process {file.read() or 'unknown'}")


def guarded(sign: signal.Signals, uid: Uid | None = None) -> list[str]:
    """What to put before a command so that the kernel sends it this signal when we die."""
    drop = [f"--reuid={uid.user}", f"--regid={uid.group}", "--clear-groups"] if uid else []
    return ["setpriv", *drop, "--no-new-privs", f"--pdeathsig={sign.name.removeprefix('SIG')}", "--"]


def in_memory(text: str) -> IO[bytes]:
    """An open file that is on no disk; unlike a pipe of ours, another uid may open it as /dev/stdin."""
    file = os.fdopen(os.memfd_create("told"), "w+b")
    file.write(text.encode())
    file.seek(0)
    return file

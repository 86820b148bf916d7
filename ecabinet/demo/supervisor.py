"""Watches the programs and the servers, and stops them all when we are asked to stop."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from ecabinet.demo.errors import Unusable
from ecabinet.demo.program import Program, Running, Wave

PATIENCE = 8.0
PATIENCE_WITH_SERVERS = 1.5
HOPELESS = 4


class Stopped(Exception):
    """We were asked to stop."""


def say(line: str) -> None:
    """To whoever listens; that nobody does any more is no reason to stop."""
    with suppress(BrokenPipeError):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


class Supervisor:
    """One thread, since the kernel tells our children of the end of the thread that started them."""

    def __init__(self) -> None:
        self.running: list[Running] = []
        self._asked = threading.Event()
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if sign != signal.SIGHUP or signal.getsignal(sign) != signal.SIG_IGN:  # as nohup wants it
                signal.signal(sign, lambda *_: self._asked.set())

    def keep(self, program: Program, process: subprocess.Popen[bytes] | None = None) -> None:
        self.running.append(Running(program, process))

    def watch(self, each: Callable[[], None] | None = None) -> None:
        """Until we are asked to stop."""
        while True:
            self._look(0.2)
            if each:
                each()

    def wait_for(self, done: Callable[[], bool], *, what: str, within: float) -> None:
        deadline = time.monotonic() + within
        while not done():
            self._look(0.05)
            if time.monotonic() > deadline:
                raise Unusable(f"{what} did not come within {within:g} s")
            for hopeless in (one for one in self.running if one.early_ends >= HOPELESS):
                raise Unusable(f"{hopeless.program.title} does not start: {hopeless.program.why()}")

    def restart(self, wave: Wave) -> None:
        for one in self.running:
            if one.program.wave == wave:
                one.restart(say)

    def stop(self) -> None:
        """Within ten seconds, whatever they do."""
        deadline = time.monotonic() + PATIENCE
        for wave in Wave:
            ones = [one for one in self.running if one.program.wave == wave]
            for one in ones:
                one.ask_to_stop()
            for one in ones:
                one.wait(until=deadline)
            deadline = max(deadline, time.monotonic() + PATIENCE_WITH_SERVERS)

    def _look(self, seconds: float) -> None:
        if self._asked.wait(seconds):
            raise Stopped
        for one in self.running:
            one.look(say)

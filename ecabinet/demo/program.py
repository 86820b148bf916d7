"""A child process that is kept running."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum

from ecabinet.embedded import ServerFailed

LONG_LIFE = 30.0
LONGEST_DELAY = 30.0


class Wave(IntEnum):
    """What is stopped first: those who write, then what they write to."""

    PROGRAM = 0
    SERVER = 1


@dataclass(frozen=True)
class Program:
    title: str
    spawn: Callable[[], subprocess.Popen[bytes]]
    why: Callable[[], str]
    gentle: signal.Signals = signal.SIGTERM
    wave: Wave = Wave.PROGRAM


class Running:
    """A program's present process; who ends soon after it began waits longer each time."""

    def __init__(self, program: Program, process: subprocess.Popen[bytes] | None = None) -> None:
        self.program = program
        self.process = process or program.spawn()
        self.began = time.monotonic()
        self.early_ends = 0
        self._again_at: float | None = None

    def look(self, say: Callable[[str], None]) -> None:
        """Say when it has ended, and start it again when its time has come."""
        if self._again_at is None and self.process.poll() is not None:
            delay = self._delay()
            say(f"{self.program.title} ended ({ending(self.process)}): {_starting_again(delay)}")
            self._again_at = time.monotonic() + delay
        if self._again_at is not None and time.monotonic() >= self._again_at:
            self._spawn(say)

    def stop(self, *, within: float) -> None:
        self.ask_to_stop()
        self.wait(until=time.monotonic() + within)

    def ask_to_stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.program.gentle)

    def wait(self, *, until: float) -> None:
        """Wait for the end; what is then left of it, or of what it had started itself, is killed."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(5)

    def restart(self, say: Callable[[str], None]) -> None:
        self.stop(within=6)
        self._spawn(say)

    def _spawn(self, say: Callable[[str], None]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self._again_at = None
        self.began = time.monotonic()
        try:
            self.process = self.program.spawn()
        except (OSError, ServerFailed) as error:
            delay = self._delay()
            say(f"{self.program.title} cannot start ({error}): {_starting_again(delay)}")
            self._again_at = time.monotonic() + delay

    def _delay(self) -> float:
        lived_long = time.monotonic() - self.began > LONG_LIFE
        self.early_ends = 0 if lived_long else self.early_ends + 1
        return min(LONGEST_DELAY, 0.5 * 2 ** (self.early_ends - 2)) if self.early_ends > 1 else 0.0


def ending(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _starting_again(delay: float) -> str:
    return f"starting it again in {delay:g} s" if delay else "starting it again"

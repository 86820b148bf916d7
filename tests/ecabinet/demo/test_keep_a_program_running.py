"""A child that ends is started again, one that does not end is killed, and all of it is told in one line each."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.demo.program import Program, Running
from tests.running_demo import alive
from tests.wait import until

SLEEPS = "import time; time.sleep(600)"
ENDS = "import sys; sys.exit(3)"
STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""


class Started:
    """Programs of a test, and what was said of them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.all: list[Running] = []

    def start(self, code: str) -> Running:
        def spawn() -> subprocess.Popen[bytes]:
            return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)

        self.all.append(Running(Program("worker", spawn, why=str)))
        return self.all[-1]

    def until_said(self, running: Running, count: int) -> None:
        def enough() -> bool:
            running.look(self.lines.append)
            return len(self.lines) >= count

        until(enough)


@pytest.fixture
def started() -> Iterator[Started]:
    made = Started()
    yield made
    for running in made.all:
        running.process.kill()
        running.process.wait()


def test_a_killed_child_is_started_again_at_once(started: Started) -> None:
    running = started.start(SLEEPS)
    first = running.process
    first.kill()
    started.until_said(running, 1)
    assert started.lines == ["worker ended (SIGKILL): starting it again"]
    assert running.process is not first
    assert running.process.poll() is None


def test_one_that_ends_again_and_again_waits_longer_each_time(started: Started) -> None:
    started.until_said(started.start(ENDS), 3)
    assert started.lines == [
        "worker ended (exit code 3): starting it again",
        "worker ended (exit code 3): starting it again in 0.5 s",
        "worker ended (exit code 3): starting it again in 1 s",
    ]


def test_a_program_that_cannot_be_started_is_tried_again(started: Started) -> None:
    running = started.start(SLEEPS)

    def broken() -> subprocess.Popen[bytes]:
        raise OSError("no such file")

    running.program = Program("worker", broken, why=str)
    running.process.kill()
    started.until_said(running, 3)
    assert started.lines[1] == "worker cannot start (no such file): starting it again in 0.5 s"


def test_one_that_ends_when_asked_is_not_waited_for(started: Started) -> None:
    running = started.start(SLEEPS)
    began = time.monotonic()
    running.stop(within=8)
    assert running.process.returncode == -signal.SIGTERM
    assert time.monotonic() - began < 4


def test_one_that_does_not_end_is_killed_with_its_own_children(started: Started) -> None:
    running = started.start(STUBBORN)
    assert running.process.stdout is not None
    grandchild = int(running.process.stdout.readline())
    running.stop(within=0.2)
    assert running.process.returncode == -signal.SIGKILL
    until(lambda: not alive(grandchild) or not Path(f"/proc/{grandchild}").exists())

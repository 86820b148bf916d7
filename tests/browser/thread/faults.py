"""What goes wrong in the middle: a network, the whole system, the wire between its processes."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from ecabinet.embedded.ports import HOST
from tests.browser.people import PATIENCE, Person, lost_connections
from tests.running_demo import RunningDemo
from tests.wait import until

PORT = re.compile(r"\0--port\0(\d+)\0")


@contextmanager
def without_network(person: Person) -> Iterator[None]:
    """He is told of it, and later that it is back; his page is not loaded again."""
    with lost_connections(person):
        person.context.set_offline(True)
        _told_of_it(person)
        yield
        person.context.set_offline(False)
        _back(person)


@contextmanager
def stopped(demo: RunningDemo, people: list[Person]) -> Iterator[None]:
    """Stopped and started on the same data while everybody looks on."""
    with lost_connections(*people):
        assert demo.stop() == 0
        for person in people:
            _told_of_it(person)
        yield
        demo.start()
        for person in people:
            _back(person)


def kill_the_wire(demo: RunningDemo) -> None:
    (first,) = demo.children("valkey-server")
    _kill(demo, first)


def kill_a_web_process(demo: RunningDemo) -> None:
    """While the others serve, the one that runs longest: who does it again kills another, and not what came instead."""
    until(lambda: all(_listens(process) for process in demo.children("serve --")))
    first, *others = demo.children("serve --")
    assert others
    _kill(demo, first)


def _listens(process: int) -> bool:
    """Behind nginx each has a port of its own; without it they share one that stays open."""
    port = PORT.search(Path(f"/proc/{process}/cmdline").read_text())
    with socket.socket() as wire:
        return port is None or wire.connect_ex((HOST, int(port[1]))) == 0


def _kill(demo: RunningDemo, process: int) -> None:
    os.kill(process, signal.SIGKILL)
    until(lambda: process not in demo.children())


def _told_of_it(person: Person) -> None:
    expect(person.page.locator("#connection p").first).to_be_visible(timeout=PATIENCE)


def _back(person: Person) -> None:
    expect(person.page.locator("#connection p").first).to_be_hidden(timeout=2 * PATIENCE)

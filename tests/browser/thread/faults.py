"""What goes wrong in the middle: a network, the whole system, the wire between its processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import expect

from tests.browser.people import PATIENCE, Person, lost_connections
from tests.running_demo import RunningDemo
from tests.wait import until


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
    os.kill(first, signal.SIGKILL)
    until(lambda: first not in demo.children("valkey-server"))


def _told_of_it(person: Person) -> None:
    expect(person.page.locator("#connection p").first).to_be_visible(timeout=PATIENCE)


def _back(person: Person) -> None:
    expect(person.page.locator("#connection p").first).to_be_hidden(timeout=2 * PATIENCE)

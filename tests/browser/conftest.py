"""One demo and, for each file of tests, one Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import Person
from tests.programs import CHROMIUM_ARGUMENTS
from tests.running_demo import RunningDemo, running_demo
from tests.servers import reachable_folder

Arrive = Callable[..., Person]


@pytest.fixture(scope="session")
def demo() -> Iterator[RunningDemo]:
    """With two web processes; whoever stops it starts it again."""
    with reachable_folder() as folder, running_demo(folder / "data", web=2) as made:
        yield made


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield made
        made.close()


@pytest.fixture
def arrive(browser: Browser, demo: RunningDemo) -> Iterator[Arrive]:
    """Opens a context of its own and signs in, by the first half of the e-mail; without one nobody signs in."""
    came: list[Person] = []

    def one(key: str = "", **options: object) -> Person:
        came.append(Person(browser, demo, key, **options))
        return came[-1]

    yield one
    for person in came:
        person.context.close()

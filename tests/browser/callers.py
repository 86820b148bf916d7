"""People who take part without a browser: each signs in by the form, and sends what the pages' forms send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx

from tests.browser.people import account_of
from tests.running_demo import RunningDemo

TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')
DRAFT = re.compile(r'name="draft" value="([^"]*)"')
LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)")
Files = dict[str, tuple[str, bytes]]  # by the field: name and content


class Caller:
    def __init__(self, client: httpx.Client, demo: RunningDemo, key: str) -> None:
        account = account_of(demo, key)
        self.client = client
        self.token = self._token("/session/new")
        self.send("/session", email=account["email"], password=account["password"])
        self.token = self._token("/notices")

    def page(self, path: str) -> str:
        return self.client.get(path).raise_for_status().text

    def send(self, path: str, files: Files | None = None, **fields: object) -> str:
        """Where the answer leads."""
        answer = self.client.post(path, data={"_csrf_token": self.token, **fields}, files=files)
        assert answer.status_code == 303, f"{path}: {answer.status_code} {answer.text}"
        return answer.headers["location"]

    def come(self, meeting: int) -> None:
        self.send(f"/meetings/{meeting}/attendance", mode="room")

    def vote(self, ballot: int, choice: str) -> None:
        self.send(f"/ballots/{ballot}/vote", choice=choice, draft=_found(DRAFT, self.page(f"/ballots/{ballot}/mine")))

    def _token(self, path: str) -> str:
        return _found(TOKEN, self.page(path))


@contextmanager
def callers(demo: RunningDemo, *keys: str) -> Iterator[list[Caller]]:
    with ExitStack() as clients:
        yield [Caller(clients.enter_context(_client(demo)), demo, key) for key in keys]


def last_number(text: str) -> int:
    """The id at the end of an address."""
    return int(_found(LAST_NUMBER, text))


def _client(demo: RunningDemo) -> httpx.Client:
    """Each request on a connection of its own, so that both web processes have their share."""
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.Client(base_url=demo.url, headers={"origin": demo.url}, limits=limits, timeout=30)


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found, pattern.pattern
    return found[1]

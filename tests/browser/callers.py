"""Members who take part without a browser: each signs in by the form and sends what the room's forms send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx

from tests.browser.people import account_of
from tests.running_demo import RunningDemo

TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')
DRAFT = re.compile(r'name="draft" value="([^"]*)"')


class Caller:
    def __init__(self, client: httpx.Client, demo: RunningDemo, key: str) -> None:
        self.client = client
        account = account_of(demo, key)
        self._send("/session/new", "/session", email=account["email"], password=account["password"])

    def come(self, meeting: int) -> None:
        self._send(f"/meetings/{meeting}", f"/meetings/{meeting}/attendance", mode="room")

    def vote(self, ballot: int, choice: str) -> None:
        sheet = f"/ballots/{ballot}/mine"
        self._send(sheet, f"/ballots/{ballot}/vote", choice=choice, draft=DRAFT.search(self._page(sheet))[1])

    def _send(self, page: str, path: str, **fields: str) -> None:
        """With the token of the page on which the form stands."""
        token = TOKEN.search(self._page(page))[1]
        answer = self.client.post(path, data={"_csrf_token": token, **fields})
        assert answer.status_code == 303, f"{path}: {answer.status_code} {answer.text}"

    def _page(self, path: str) -> str:
        return self.client.get(path).raise_for_status().text


@contextmanager
def callers(demo: RunningDemo, *keys: str) -> Iterator[list[Caller]]:
    with ExitStack() as clients:
        yield [Caller(clients.enter_context(_client(demo)), demo, key) for key in keys]


def _client(demo: RunningDemo) -> httpx.Client:
    """Each request on a connection of its own, so that both web processes have their share."""
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.Client(base_url=demo.url, headers={"origin": demo.url}, limits=limits, timeout=30)

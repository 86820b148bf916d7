"""Somebody with a browser: signs in through HTTP, posts forms with the token of a page, opens sockets."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from websockets.asyncio.client import connect

from tests.live.watcher import Watcher
from tests.personas import PASSWORD

TOKEN_OF_FORM = re.compile(r'name="_csrf_token" value="([0-9a-f]{64})"')
TOKEN_OF_PAGE = re.compile(r'x-csrftoken"\s*:\s*"([0-9a-f]{64})"')


class Visitor:
    def __init__(self, url: str, *, timeout: float = 30) -> None:
        self.url = url
        self.http = httpx.AsyncClient(base_url=url, headers={"origin": url}, timeout=timeout)
        self.token = ""

    async def sign_in(self, email: str) -> Visitor:
        form = (await self.http.get("/session/new")).text
        fields = {"_csrf_token": TOKEN_OF_FORM.search(form)[1], "email": email, "password": PASSWORD}
        answer = await self.http.post("/session", data=fields)
        assert answer.status_code == 303, answer.text
        self.token = TOKEN_OF_PAGE.search((await self.http.get("/notices")).text)[1]
        return self

    def at(self, url: str) -> Visitor:
        """The same browser at another web process, which has the same database."""
        other = Visitor(url)
        other.http.cookies = httpx.Cookies(self.http.cookies)
        other.token = self.token
        return other

    async def get(self, path: str) -> httpx.Response:
        return await self.http.get(path)

    async def post(self, path: str, **fields: object) -> httpx.Response:
        return await self.http.post(path, data=fields, headers={"x-csrftoken": self.token, "hx-request": "true"})

    async def does(self, path: str, **fields: object) -> httpx.Response:
        """A post that must succeed."""
        answer = await self.post(path, **fields)
        assert answer.status_code < 400, (answer.status_code, answer.text)
        return answer

    def connect(self, path: str, **more: Any) -> connect:
        """A bare socket. `origin`, `cookie` and the `address` that is asked for may be others than a browser's."""
        cookie = more.pop("cookie", self.cookie)
        return connect(
            more.pop("address", self.url).replace("http", "ws", 1) + path,
            origin=more.pop("origin", self.url),
            additional_headers={} if cookie is None else {"cookie": cookie},
            compression=None, proxy=None, max_size=2**24, **more,
        )  # fmt: skip

    @asynccontextmanager
    async def watching(self, path: str) -> AsyncIterator[Watcher]:
        """An open socket whose frames are kept; the snapshot has come when the block begins."""
        async with self.connect(path) as wire:
            async with Watcher(wire).running() as watcher:
                await watcher.until(lambda: watcher.frames)
                yield watcher

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())

    async def leave(self) -> None:
        await self.http.aclose()

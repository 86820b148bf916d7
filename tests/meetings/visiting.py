"""A signed-in browser without scripts, for the pages of the meetings."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

import httpx
from litestar import Litestar
from litestar.exceptions import HTTPException

import meetings.controllers
from ecabinet import sessions
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.gate import Gate
from ecabinet.refusals import answer_of
from ecabinet.settings import settings


@dataclass(frozen=True)
class Page:
    status: int
    to: str
    html: str

    @property
    def text(self) -> str:
        """What a person reads, on one line."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).replace("\u2060", "").split())

    @property
    def links(self) -> set[str]:
        return {unescape(href) for href in re.findall(r'<a [^>]*?href="([^"]+)"', self.html)}

    @property
    def forms(self) -> set[str]:
        """Where the forms of the page go, besides those of its frame."""
        return set(re.findall(r'<form [^>]*?action="([^"]+)"', self.html)) - {"/session/end", "/search"}

    def hidden(self, name: str) -> str:
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.html)
        assert found, f"no hidden {name}"
        return unescape(found[1])


@dataclass
class Visitor:
    client: httpx.AsyncClient
    csrf: str

    async def get(self, path: str) -> Page:
        return _page(await self.client.get(path))

    async def post(self, path: str, files: dict[str, tuple[str, bytes]] | None = None, **fields: object) -> Page:
        """A form as a page sends it: the token first, a list as a name that comes several times."""
        sent = {"_csrf_token": self.csrf, **fields}
        headers = {"origin": settings().base_url}
        if files is None:
            return _page(await self.client.post(path, data=sent, headers=headers))
        parts = [*((name, (None, str(value))) for name, value in sent.items()), *files.items()]
        return _page(await self.client.post(path, files=parts, headers=headers))


@asynccontextmanager
async def visit(viewer: Viewer) -> AsyncIterator[Visitor]:
    async with work(viewer) as act:
        token = await sessions.start(act, viewer.account, "test")
    app = Litestar(
        route_handlers=meetings.controllers.routes,
        exception_handlers={HTTPException: answer_of, Exception: answer_of},
        openapi_config=None,
        request_max_body_size=None,
    )
    transport = httpx.ASGITransport(app=Gate(app))
    async with httpx.AsyncClient(transport=transport, base_url=settings().base_url) as client:
        client.cookies.set("session", token)
        yield Visitor(client, sessions.csrf_of(sessions.digest(token)))


def _page(answer: httpx.Response) -> Page:
    return Page(answer.status_code, answer.headers.get("location", ""), answer.text)

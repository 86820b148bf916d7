"""A signed-in browser for the pages of directives, without the rest of the application."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

import httpx
from litestar import Litestar
from litestar.exceptions import HTTPException

import directives.controllers
from ecabinet import sessions
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.gate import Gate
from ecabinet.refusals import answer_of
from ecabinet.settings import settings


@dataclass
class Browser:
    client: httpx.AsyncClient
    csrf: str

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path)

    async def post(
        self, path: str, files: dict[str, tuple[str, bytes]] | None = None, **fields: object
    ) -> httpx.Response:
        """A form as a page sends it, the token first."""
        sent = {"_csrf_token": self.csrf, **{name: value for name, value in fields.items() if value is not None}}
        headers = {"origin": settings().base_url}
        if files is None:
            return await self.client.post(path, data=sent, headers=headers)
        parts = [*((name, (None, str(value))) for name, value in sent.items()), *files.items()]
        return await self.client.post(path, files=parts, headers=headers)


@asynccontextmanager
async def browser_of(viewer: Viewer) -> AsyncIterator[Browser]:
    async with work(viewer) as act:
        token = await sessions.start(act, viewer.account, "test")
    app = Litestar(
        route_handlers=directives.controllers.routes,
        exception_handlers={HTTPException: answer_of, Exception: answer_of},
        openapi_config=None,
        request_max_body_size=None,
    )
    transport = httpx.ASGITransport(app=Gate(app))
    async with httpx.AsyncClient(transport=transport, base_url=settings().base_url) as client:
        client.cookies.set("session", token)
        yield Browser(client, sessions.csrf_of(sessions.digest(token)))


def text_of(answer: httpx.Response) -> str:
    """What a person reads on the page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def links_of(answer: httpx.Response) -> list[tuple[str, str]]:
    """Addresses with what their links say."""
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', answer.text, re.DOTALL)
    return [(unescape(href), " ".join(unescape(re.sub(r"<[^>]+>", " ", said)).split())) for href, said in found]

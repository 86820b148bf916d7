"""A signed-in browser for the pages of papers, without the rest of the application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import msgspec
from litestar import Litestar
from litestar.exceptions import HTTPException

import documents.controllers
from ecabinet import sessions
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch_one, work
from ecabinet.gate import Gate
from ecabinet.refusals import answer_of
from ecabinet.settings import settings


@dataclass
class Desk:
    client: httpx.AsyncClient
    viewer: Viewer
    relations: dict[int, Relation | None]

    async def send(self, path: str, upload: tuple[str, bytes] | None, **fields: str) -> httpx.Response:
        """A form as a page sends it: the token first, then the fields, then the file."""
        parts = [("_csrf_token", (None, self.viewer.csrf)), *((name, (None, text)) for name, text in fields.items())]
        if upload:
            parts.append(("upload", upload))
        return await self.client.post(path, files=parts, headers={"origin": settings().base_url})


async def office_of(name: str, duties: tuple[str, ...] = ("office",)) -> Viewer:
    """A new person with an account."""
    person = await fetch_one("INSERT INTO person (name, sort_key) VALUES ($1, $1) RETURNING id", name)
    account = await fetch_one(
        "INSERT INTO account (person, email, password_hash, duties) VALUES ($1, $2, '-', $3) RETURNING id",
        person["id"], f"nguoi{person['id']}@example.gov.vn", list(duties),
    )  # fmt: skip
    return Viewer(account=account["id"], person=person["id"], name=name, duties=frozenset(duties))


@asynccontextmanager
async def client_of(viewer: Viewer) -> AsyncIterator[httpx.AsyncClient]:
    """`viewer` is given its session's token, so that the pages it asks for are its own."""
    async with work(viewer) as w:
        token = await sessions.start(w, viewer.account, "test")
    msgspec.structs.force_setattr(viewer, "csrf", sessions.csrf_of(sessions.digest(token)))
    app = Litestar(
        route_handlers=documents.controllers.routes,
        exception_handlers={HTTPException: answer_of, Exception: answer_of},
        openapi_config=None,
        request_max_body_size=None,
    )
    transport = httpx.ASGITransport(app=Gate(app))
    async with httpx.AsyncClient(transport=transport, base_url=settings().base_url) as client:
        client.cookies.set("session", token)
        yield client

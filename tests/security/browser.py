"""A browser on the real application: its cookies, and the token that its pages carry."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from ecabinet import sessions
from ecabinet.app import create_app
from ecabinet.db import fetch, work
from ecabinet.gate import Gate
from ecabinet.settings import Settings, settings
from tests.personas import PASSWORD
from tests.security.encoding import MULTIPART, URLENCODED, Fields, multipart, urlencoded
from tests.security.wire import Answer, Headers, Socket, ask, knock

TOKEN = re.compile(r'name="_csrf_token" value="([0-9a-f]{64})"')
AWAKE = "UPDATE session SET seen_at = now() + interval '1 hour' WHERE token_sha256 = $1"


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Gate]:
    """The whole application on this database, alive: pool, hub and all."""
    gate = create_app(settings)
    async with gate.app.lifespan():  # type: ignore[attr-defined]
        yield gate


@dataclass
class Browser:
    app: Any
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""

    @property
    def headers(self) -> Headers:
        if not self.cookies:
            return {}
        return {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    async def get(self, target: str, **headers: str) -> Answer:
        return await self.send("GET", target, headers=headers)

    async def post(self, target: str, fields: Fields = (), *, csrf: str | None = None, **headers: str) -> Answer:
        """A form as a page of this browser sends it: its token first. One with a file goes out as multipart."""
        fields = [("_csrf_token", self.csrf if csrf is None else csrf), *fields]
        files = any(isinstance(value, tuple) for _, value in fields)
        kind, body = (MULTIPART, multipart(fields)) if files else (URLENCODED, urlencoded(fields))
        return await self.send("POST", target, headers={"origin": settings().base_url} | kind | headers, body=body)

    async def send(self, method: str, target: str, *, headers: Headers, body: Any = b"") -> Answer:
        shown = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = await ask(self.app, method, target, self.headers | shown, body)
        self._keep(answer)
        return answer

    async def knock(
        self, target: str, *, frames: int = 1, heard: Socket | None = None, headers: Headers | None = None
    ) -> Socket:
        sent = self.headers | {"origin": settings().base_url} | (headers or {})
        return await knock(self.app, target, sent, frames=frames, heard=heard)

    async def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> Answer:
        """By the form, as people do."""
        self.csrf = token_of(await self.get("/session/new")) or self.csrf
        answer = await self.post("/session", [("email", email), ("password", password), *more.items()])
        if answer.status == 303:
            self.csrf = sessions.csrf_of(sessions.digest(self.cookies["session"]))
        return answer

    def copy(self) -> Browser:
        return Browser(self.app, dict(self.cookies), self.csrf)

    def _keep(self, answer: Answer) -> None:
        for line in answer.all("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            if "max-age=0" in line.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value.strip('"')


async def signed_in(app: Any, account: int) -> Browser:
    """Without the form; and marked as just seen, so that its requests have no reason to write to its session."""
    async with work(None) as act:
        token = await sessions.start(act, account, "test")
    await fetch(AWAKE, sessions.digest(token))
    return Browser(app, {"session": token}, sessions.csrf_of(sessions.digest(token)))


def token_of(answer: Answer) -> str:
    found = TOKEN.search(answer.text)
    return found[1] if found else ""

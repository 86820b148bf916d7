"""The gate before the application: who comes, from where, with what size and token; and the headers of every answer.

It stands outside Litestar because 404 and 405 pass none of Litestar's middleware, and because Litestar's own CSRF
middleware parses a whole multipart body before any guard has run.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any
from urllib.parse import quote

import asyncpg
from litestar import Request
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from ecabinet import cookies, i18n, sessions
from ecabinet.bodies import Body
from ecabinet.errors import Broken, Forbidden, NotFound
from ecabinet.flooding import is_shut_out
from ecabinet.headers import security_headers
from ecabinet.i18n import N_
from ecabinet.pages import error_answer, language_of
from ecabinet.settings import settings

log = logging.getLogger(__name__)

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/static/", "/screens/", "/health", "/favicon.ico")
SIGN_IN = frozenset({("GET", "/session/new"), ("POST", "/session")})
LONGEST_PATH = 250
DIGITS = 9
NO_DATABASE = (
    asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.OperatorInterventionError,
    asyncpg.InternalClientError, OSError,
)  # fmt: skip


class Unauthenticated(Broken):
    status = 401


class Unavailable(Broken):
    status = 503


class Gate:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._request(scope, receive, send)

    async def _request(self, scope: Any, receive: Receive, send: Send) -> None:
        i18n.language.set(language_of(Request(scope)))
        answer = Answer(scope, send)
        body = Body(scope, receive)
        try:
            await self._admit(scope, answer, body)
        except Broken as refusal:
            await body.drain()
            await answer.refuse(refusal)
            return
        await self.app(scope, body.receive, answer.send)

    async def _admit(self, scope: Any, answer: Answer, body: Body) -> None:
        state: dict[str, Any] = {"viewer": None, "csrf": ""}
        scope["state"] = state
        require_our_host(scope)
        require_plain_path(scope)
        if scope["path"].startswith(OPEN) and scope["method"] in SAFE:
            return
        await recognise(scope)
        if state["viewer"] is None:
            self._admit_stranger(scope, answer)
        if scope["method"] not in SAFE:
            require_our_origin(scope)
            await body.require_fit(anonymous=state["viewer"] is None)
            await body.require_token(state["csrf"])

    def _admit_stranger(self, scope: Any, answer: Answer) -> None:
        """The sign-in page and its form; everything else asks to sign in, whether it exists or not."""
        if (scope["method"], scope["path"]) not in SIGN_IN:
            raise Unauthenticated(N_("Sign in to go on."))
        token = cookies.read(scope, cookies.PRESESSION)
        if not token:
            token = secrets.token_urlsafe(24)
            answer.cookies.append(cookies.made(cookies.PRESESSION, token).to_header(header=""))
        scope["state"]["csrf"] = sessions.csrf_of(sessions.digest(token))

    async def _socket(self, scope: Any, receive: Receive, send: Send) -> None:
        scope["state"] = {"viewer": None, "csrf": ""}
        try:
            require_our_host(scope)
            require_plain_path(scope)
            if header(scope, b"origin") not in settings().origins:
                raise Forbidden(N_("This request came from another site."))
            if is_shut_out(sessions.digest(cookies.read(scope, cookies.SESSION))):
                raise Forbidden
            if not scope["path"].startswith(OPEN):
                await recognise(scope)
                if scope["state"]["viewer"] is None:
                    raise Unauthenticated(N_("Sign in to go on."))
        except Broken:
            await receive()
            await send({"type": "websocket.close", "code": 4401, "reason": ""})
            return
        await self.app(scope, receive, send)


class Answer:
    """Sends the application's answer with our headers, or a refusal of the gate's own."""

    def __init__(self, scope: Any, send: Send) -> None:
        self.scope = scope
        self._send = send
        self.cookies: list[str] = []
        self._replaced = False

    async def send(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            if self._unjudged(message["status"]):
                self._replaced = True
                log.error("no access rule was asked: %s %s", self.scope["method"], self.scope["path"])
                await self.refuse(Broken500(N_("Something went wrong on our side.")))
                return
            message["headers"] = self._with_ours(message.get("headers", []))  # type: ignore[typeddict-unknown-key]
        await self._send(message)

    async def refuse(self, refusal: Broken) -> None:
        """A page for people, a header for htmx, which must not swap a sign-in page into a table cell."""
        status, headers, content = error_answer(self.scope, refusal)
        if isinstance(refusal, Unauthenticated) and self.scope["method"] in SAFE:
            where = sign_in_address(self.scope)
            if header(self.scope, b"hx-request") == "true":
                headers.append((b"hx-redirect", where.encode()))
            else:
                status, content = 303, b""
                headers.append((b"location", where.encode()))
        headers.append((b"content-length", str(len(content)).encode()))
        await self._send({"type": "http.response.start", "status": status, "headers": self._with_ours(headers)})
        await self._send({"type": "http.response.body", "body": content, "more_body": False})

    def _with_ours(self, headers: Any) -> list[tuple[bytes, bytes]]:
        given = [(name.lower(), value) for name, value in headers if name.lower() != b"server"]
        names = {name for name, _ in given}
        given += [pair for pair in security_headers() if pair[0] not in names]
        return given + [(b"set-cookie", cookie.encode()) for cookie in self.cookies]

    def _unjudged(self, status: int) -> bool:
        """Whether a handler answered well without having asked `access.require` for the action its route names."""
        handler = self.scope.get("route_handler")
        action = handler.opt.get("action") if handler is not None else "public"
        return status < 400 and action != "public" and self.scope["state"].get("judged") != action


class Broken500(Broken):
    status = 500


def header(scope: Any, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def require_our_host(scope: Any) -> None:
    if header(scope, b"host") not in settings().hosts:
        raise Forbidden(N_("This address is not ours."))


def require_plain_path(scope: Any) -> None:
    """Every address of ours passes. A NUL or an endless name breaks the file system, too long a number the database."""
    path = scope["path"]
    endless = any(len(part) > DIGITS and part.lstrip("-").isdigit() for part in path.split("/"))
    if endless or len(path) > LONGEST_PATH or not (path.isascii() and path.isprintable()):
        raise NotFound


def require_our_origin(scope: Any) -> None:
    """Browsers name the origin of an unsafe request; where they leave it out they still say same-origin."""
    origin = header(scope, b"origin")
    ours = origin in settings().origins if origin else header(scope, b"sec-fetch-site") == "same-origin"
    if not ours:
        raise Forbidden(N_("This request came from another site."))


async def recognise(scope: Any) -> None:
    """Puts the viewer of a valid session into the scope. A pool's dead connections are outlived by trying again."""
    token = cookies.read(scope, cookies.SESSION)
    if not token:
        return
    for left in range(settings().pool_size, -1, -1):
        try:
            viewer = await sessions.find(token)
            break
        except NO_DATABASE as error:
            if not left:
                raise Unavailable(N_("The system is not ready. Nothing was lost: try again in a moment.")) from error
    if viewer:
        scope["state"]["viewer"] = viewer
        scope["state"]["csrf"] = viewer.csrf
        scope["state"]["unread"] = viewer.unread


def sign_in_address(scope: Any) -> str:
    path = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
    return "/session/new" if path == "/" else f"/session/new?next={quote(path)}"

"""Signing in and out, and the list of one's open sessions."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.params import FromPath

from ecabinet import access_log, cookies, sessions
from ecabinet.access import require
from ecabinet.forms import Typed, query, submitted
from ecabinet.i18n import N_
from ecabinet.pages import answered, done, page, wants_json
from ecabinet.sample_roles import sample_roles
from ecabinet.settings import settings
from ecabinet.signing_in import sign_in

LEAVE_NOTHING = '"cache", "storage"'


class SignInForm(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    password: str
    next: str = "/"


class SignInQuery(msgspec.Struct, frozen=True, kw_only=True):
    email: str = ""
    next: str = ""


@get("/session/new", opt={"action": "public"})
async def new(request: Request) -> Response:
    asked = query(SignInQuery, request)
    if request.scope["state"]["viewer"]:
        return done(request, _own_address(asked.next) or "/")
    return _form(request, Typed(), asked)


@post("/session", opt={"action": "public"})
async def create(request: Request) -> Response:
    async def save(form: SignInForm) -> Response:
        signed_in = await sign_in(
            form.email, form.password,
            device=cookies.read(request.scope, cookies.DEVICE), browser=request.headers.get("user-agent", ""),
        )  # fmt: skip
        await _leave_the_old_one(request)
        response = done(request, _own_address(form.next))
        if wants_json(request):
            token = sessions.csrf_of(sessions.digest(signed_in.token))
            response = answered(request, location=_own_address(form.next), csrf_token=token)
        response.set_cookie(cookies.made(cookies.SESSION, signed_in.token))
        response.set_cookie(cookies.made(cookies.DEVICE, signed_in.device, age=cookies.YEAR))
        response.set_cookie(cookies.dropped(cookies.PRESESSION))
        return response

    return await submitted(request, SignInForm, save, again=lambda typed: _form(request, typed, SignInQuery()))


@post("/session/end", opt={"action": "account.self"})
async def end(request: Request) -> Response:
    return await _end(request)


@delete("/session", opt={"action": "account.self"}, status_code=200)
async def destroy(request: Request) -> Response:
    return await _end(request)


@get("/account/sessions", opt={"action": "account.self"})
async def index(request: Request) -> Response:
    viewer = require(request, "account.self")
    return page(request, "sessions/index.html", sessions=await sessions.of_account(viewer.account))


@post("/account/sessions/{session_id:int}/revocation", opt={"action": "account.self"})
async def revoke(request: Request, session_id: FromPath[int]) -> Response:
    viewer = require(request, "account.self")
    await sessions.revoke(viewer.account, session_id)
    return done(request, "/account/sessions", N_("The session was ended."))


@post("/account/sessions/revocation", opt={"action": "account.self"})
async def revoke_all(request: Request) -> Response:
    """Sign out everywhere, here too."""
    viewer = require(request, "account.self")
    await sessions.revoke(viewer.account)
    return _signed_out(request)


async def _leave_the_old_one(request: Request) -> None:
    """Who signs in where he was signed in already leaves no second way in behind."""
    viewer = request.scope["state"]["viewer"]
    if viewer:
        await sessions.revoke(viewer.account, viewer.session)


def _own_address(to: str) -> str:
    """What was typed into an address, as a header may carry it; a browser would leave out a tab or a line's end."""
    return quote(to, safe="/?&=#%+,;:@!$'()*~")


async def _end(request: Request) -> Response:
    viewer = require(request, "account.self")
    await sessions.revoke(viewer.account, viewer.session)
    await access_log.write(viewer.person, "session.end", f"account {viewer.account}", "allowed")
    return _signed_out(request)


def _signed_out(request: Request) -> Response:
    response = done(request, "/session/new")
    response.set_cookie(cookies.dropped(cookies.SESSION))
    response.headers["clear-site-data"] = LEAVE_NOTHING
    return response


def _form(request: Request, typed: Typed, asked: SignInQuery) -> Response:
    roles = sample_roles() if settings().environment == "demo" else []
    return page(
        request, "sessions/new.html", typed=typed, email=typed.value("email", asked.email),
        next=typed.value("next", asked.next), roles=roles,
    )  # fmt: skip


routes = [new, create, end, destroy, index, revoke, revoke_all]

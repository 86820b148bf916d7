"""Templates become answers here and nowhere else: whole pages, fragments, and what goes over a room's socket."""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Request, Response
from markupsafe import Markup

from ecabinet import clock, flash, i18n, navigation, wording
from ecabinet.assets import asset, sprite_names
from ecabinet.errors import Broken
from ecabinet.settings import settings
from ecabinet.typed import Typed, in_field

TEMPLATES = Path(__file__).parent.parent / "templates"
NOTHING = Markup("")
FIELD = Markup('<input type="hidden" name="_csrf_token" value="{}">')
ICON = Markup('<svg class="{}" {}><use href="{}#{}"/></svg>')
PARTIAL = Markup('<hx-partial hx-target="#{}" hx-swap="{}">{}</hx-partial>')
SWAPS = frozenset({"outerMorph", "innerMorph", "outerHTML", "innerHTML", "beforeend", "afterbegin"})
WITH_PAGE = frozenset({400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503})

_field: ContextVar[Markup] = ContextVar("csrf_field", default=NOTHING)


def page(request: Request, template: str, /, status: int = 200, **context: Any) -> Response[str]:
    """A whole page; it shows the line that the act before it left, and forgets it."""
    with i18n.speaking(language_of(request)):
        line = flash.shown(request)
    response = _answer(_for(request, template, flash=line, **context), status)
    if line is not None:
        response.set_cookie(flash.gone())
    return response


def fragment(request: Request, template: str, /, status: int = 200, **context: Any) -> Response[str]:
    return _answer(_for(request, template, flash=None, **context), status)


def done(request: Request, to: str, /, message: str | None = None, **params: object) -> Response[str]:
    """After an act: on to the page that shows its result, with one line that says what happened."""
    to = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
    if wants_json(request):
        return answered(request, location=to, message=i18n.translate(message, **params) if message else "")
    headers, status = ({"hx-redirect": to}, 200) if is_htmx(request) else ({"location": to}, 303)
    response = Response("", status_code=status, headers=headers, media_type=MediaType.HTML)
    if message:
        response.set_cookie(flash.kept(message, params))
    return response


def acted(request: Request, to: str, /, message: str, **params: object) -> Response[str]:
    """After an act in a live room: one line; what changed comes over the socket. Without script, the room again."""
    if not is_htmx(request):
        return done(request, to, message, **params)
    return fragment(request, "_acted.html", line=i18n.translate(message, **params))


def failure(request: Request, status: int, /, message: str | None = None, **context: Any) -> Response[str]:
    """The page for a status of 400 and more; `message` is already translated. In a fragment it is one line.

    Context: `typed` keeps what was typed on the page, `incident` is the number a person can give to the desk.
    """
    if wants_json(request):
        return answered(request, status, error=message or "", incident=context.get("incident"))
    context = {"message": message, "typed": Typed(), "incident": None} | context
    if is_htmx(request):
        response = fragment(request, "errors/_line.html", status, **context)
        response.headers |= {"hx-retarget": "#flash", "hx-reswap": "innerHTML"}
        return response
    nearest = status if status in WITH_PAGE else 500 if status >= 500 else 400
    return page(request, f"errors/{nearest}.html", status, **context)


def error_answer(scope: Any, refused: Broken) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """The same page for the gate, which refuses before there is a handler: status, headers, body."""
    request: Request = Request(scope)
    with i18n.speaking(language_of(request)):
        response = failure(request, refused.status, i18n.translate(refused.message, **refused.params))
    headers = {"content-type": f"{MediaType(response.media_type).value}; charset=utf-8"} | response.headers
    return refused.status, [(key.encode(), value.encode()) for key, value in headers.items()], response.content.encode()


def render(template: str, /, **context: Any) -> str:
    """Pushed HTML has no person: no viewer, no token. Its language is that of `i18n.speaking`."""
    return environment().get_template(template).render(_nobody() | context)


def partials(*parts: tuple[str, str, str]) -> str:
    """All HTML for a socket: parts of (dom id, html that `render` made, swap), swapped by htmx one after the other."""
    return "".join(_partial(*part) for part in parts)


def _partial(target: str, html: str, swap: str) -> str:
    if swap not in SWAPS:
        raise ValueError(f"unknown swap {swap!r}")
    return PARTIAL.format(target, swap, Markup(html))  # noqa: S704 - a template of ours made it


def wants_json(request: Request) -> bool:
    """Programs ask for JSON; browsers always take HTML too."""
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def answered(request: Request, status: int = 200, /, **facts: Any) -> Response[str]:
    """The same answer for another program."""
    content = msgspec.json.encode(facts).decode()
    return Response(content, status_code=status, media_type=MediaType.JSON, headers={"cache-control": "no-store"})


def is_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def csrf_field() -> Markup:
    """The hidden token of a form; empty in pushed HTML, where htmx sends the token as a header."""
    return _field.get()


@lru_cache(maxsize=4096)
def icon(name: str, size: str = "", tone: str = "", label: str = "") -> Markup:
    """An icon of the sprite; size "s" is the small one, a label makes it speak where no word stands beside it."""
    if name not in sprite_names():
        raise LookupError(f"no icon {name!r} in static/icons.svg")
    look = " ".join(part for part in ("i", size, tone) if part)
    speech = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return ICON.format(look, speech, asset("icons.svg"), name)


@cache
def environment() -> Environment:
    built = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=os.environ.get("ECABINET_DEV") == "1",
        cache_size=1000,
    )
    built.globals.update(_=i18n.markup, asset=asset, csrf_field=csrf_field, icon=icon, in_field=in_field, Typed=Typed)
    built.filters.update(wording.FILTERS)
    return built


def _for(request: Request, template: str, /, **context: Any) -> str:
    with i18n.speaking(language_of(request)):
        given = _asked(request) | context
        field = _field.set(FIELD.format(given["csrf"]) if given["csrf"] else NOTHING)
        try:
            return environment().get_template(template).render(given)
        finally:
            _field.reset(field)


def language_of(request: Request) -> str:
    return request.cookies.get("language", i18n.LANGUAGES[0])


def _theme(request: Request) -> str | None:
    """The reader's choice, in the page itself, so that nothing flashes while it loads; None follows the device."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in ("light", "dark") else None


def _asked(request: Request) -> dict[str, Any]:
    """What a template may know of the request: who asks, and where he stands."""
    state = request.scope.get("state") or {}
    viewer, path = state.get("viewer"), request.scope["path"]
    return _nobody() | {
        "viewer": viewer,
        "csrf": state.get("csrf") or "",
        "unread": state.get("unread") or 0,
        "request_path": path,
        "theme": _theme(request),
        "nav": navigation.entries(viewer.duties, path) if viewer else (),
    }


def _nobody() -> dict[str, Any]:
    return {
        "viewer": None, "csrf": "", "unread": 0, "request_path": "", "nav": (), "flash": None, "theme": None,
        "demo": settings().environment == "demo", "language": i18n.language.get(), "now": clock.now(),
    }  # fmt: skip


def _answer(html: str, status: int) -> Response[str]:
    return Response(html, status_code=status, media_type=MediaType.HTML, headers={"cache-control": "no-store"})

"""Forms: decode what was sent into a Struct, or ask again with everything typed still there."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from litestar import Request, Response

from ecabinet import fields, pages
from ecabinet.errors import BadInput, Broken, Stale
from ecabinet.parts import close, parts_of
from ecabinet.typed import Typed, in_field

__all__ = ["Refused", "Typed", "in_field", "query", "read", "submitted"]

Form = TypeVar("Form", bound=msgspec.Struct)
Again = Callable[[Typed], Response | Awaitable[Response]]
ASKED_AGAIN = frozenset({400, 409, 422})


class Refused(BadInput):
    """Some fields hold what they cannot hold; `typed` has all that was typed, and a sentence for each such field."""

    status = 422

    def __init__(self, typed: Typed) -> None:
        super().__init__("%(summary)s", typed.errors[0][0], summary=typed.summary())
        self.typed = typed


async def submitted(
    request: Request, form: type[Form], save: Callable[[Form], Awaitable[Response]], again: Again | None = None
) -> Response:
    """Read, save, answer; what was refused comes back as the same page with 422, or 409 when it was stale."""
    try:
        return await _submitted(request, form, save, again)
    finally:
        close(request.scope.setdefault("state", {}).get("parts", {}))


async def _submitted(
    request: Request, form: type[Form], save: Callable[[Form], Awaitable[Response]], again: Again | None
) -> Response:
    try:
        filled = await read(form, request)
    except Refused as refused:
        return await _again(request, refused.typed, 422, again)
    try:
        return await save(filled)
    except Broken as refused:
        if refused.status not in ASKED_AGAIN:
            raise
        typed = Typed(await parts_of(request)).refuse(refused)
        return await _again(request, typed, 409 if isinstance(refused, Stale) else 422, again)


async def read(form: type[Form], request: Request) -> Form:
    """The filled form. Raises Refused for its fields, BadInput when nothing of it can be read."""
    sent = await parts_of(request)
    typed, values = Typed(sent), {}
    for field in fields.of(form):
        try:
            values[field.name] = field.read(sent.get(field.key, ()))
        except BadInput as refused:
            typed.refuse(refused, field.key)
    if not typed.errors:
        return _filled(form, values, typed)
    raise Refused(typed)


def query(form: type[Form], request: Request) -> Form:
    """What an address asks for. Addresses are typed, cut and shared, so a bad value is its default instead."""
    values = {}
    for field in fields.of(form):
        try:
            values[field.name] = field.read(request.query_params.getall(field.key, []))
        except BadInput:
            values[field.name] = msgspec.UNSET
    return form(**{name: value for name, value in values.items() if value is not msgspec.UNSET})


def _filled(form: type[Form], values: dict[str, object], typed: Typed) -> Form:
    """The Struct; a `__post_init__` may refuse what its fields are together, with any Broken."""
    try:
        return form(**{name: value for name, value in values.items() if value is not msgspec.UNSET})
    except Broken as refused:
        raise Refused(typed.refuse(refused)) from None


async def _again(request: Request, typed: Typed, status: int, again: Again | None) -> Response:
    if again is None or pages.wants_json(request):
        return pages.failure(request, status, typed.summary(), typed=typed)
    response = again(typed)
    if inspect.isawaitable(response):
        response = await response
    response.status_code = status
    return response

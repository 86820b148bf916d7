"""Every refusal and every failure as an answer in words, with nothing of the program in it."""

from __future__ import annotations

import logging
import secrets
from typing import Any

import asyncpg
from litestar import Request, Response
from litestar.exceptions import HTTPException

from ecabinet import access_log
from ecabinet.errors import Broken, Forbidden, NotFound
from ecabinet.forms import Refused
from ecabinet.i18n import N_, translate
from ecabinet.pages import failure

log = logging.getLogger(__name__)

UNREADABLE = (LookupError, UnicodeError, RecursionError, asyncpg.DataError)
BUSY = (asyncpg.LockNotAvailableError, asyncpg.QueryCanceledError, asyncpg.DeadlockDetectedError)
# A server that throws everybody out between two statements is an internal error to asyncpg at the next one.
GONE = (
    asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.OperatorInterventionError,
    asyncpg.InternalClientError, ConnectionError, TimeoutError,
)  # fmt: skip
WORDS = {
    400: N_("The request cannot be read."),
    404: N_("This page was not found"),
    405: N_("This page cannot be used in that way."),
    413: N_("What you sent is too large."),
}


def answer_of(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """The page, or the line for htmx, that says what went wrong and what to do."""
    if isinstance(error, Refused):
        return failure(request, error.status, error.typed.summary(), typed=error.typed)
    if isinstance(error, Broken):
        return failure(request, error.status, translate(error.message, **error.params))
    if isinstance(error, HTTPException) and error.status_code < 500:
        return failure(request, error.status_code, translate(WORDS.get(error.status_code, WORDS[400])))
    if isinstance(error, BUSY):
        return failure(request, 409, translate(N_("Somebody else is changing this right now. Try again.")))
    if isinstance(error, GONE):
        return failure(request, 503, translate(N_("The system is not ready. Nothing was lost: try again in a moment.")))
    if isinstance(error, UNREADABLE) and not isinstance(error, KeyError | IndexError):
        return failure(request, 400, translate(WORDS[400]))
    return _failed(request, error)


async def log_denial(scope: Any, error: Exception) -> None:
    """One line in the access log for who was denied what; nothing is written for a page that nobody has."""
    state = scope.get("state", {})
    if isinstance(error, Forbidden | NotFound) and state.get("judged") and state.get("viewer"):
        await access_log.write(state["viewer"].person, state["judged"], scope["path"], "refused")


def _failed(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    incident = secrets.token_hex(4)
    log.error("incident %s: %s %s", incident, request.method, named(request.scope), exc_info=error)
    return failure(request, 500, incident=incident)


def named(scope: Any) -> str:
    """The path as a log may hold it: the address of a big screen is its key."""
    return "/screens/…" if scope["path"].startswith("/screens/") else scope["path"]

"""The application: the four packages' routes behind the gate, the pool and the hub for as long as it lives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.static_files import create_static_files_router

import directives.controllers
import documents.controllers
import ecabinet.controllers
import meetings.controllers
from ecabinet import db, live
from ecabinet.gate import Gate
from ecabinet.refusals import answer_of, log_denial
from ecabinet.settings import Settings, use

STATIC = Path(__file__).parent.parent / "static"


def create_app(settings: Settings) -> Gate:
    """The whole application as one ASGI callable; `settings` become those of the process."""
    use(settings)
    packages = (ecabinet.controllers, documents.controllers, meetings.controllers, directives.controllers)
    app = Litestar(
        route_handlers=[_static(), *(route for package in packages for route in package.routes)],
        lifespan=[_alive(settings)],
        exception_handlers={HTTPException: _refused, Exception: _refused},  # type: ignore[dict-item]
        after_exception=[_log_denial],
        openapi_config=None,
        request_max_body_size=None,  # the gate has its own limits, by who sends and what
        multipart_form_part_limit=settings.form_parts,
        logging_config=None,
        debug=False,
    )
    return Gate(app)  # type: ignore[arg-type]


def _static() -> Any:
    return create_static_files_router(
        path="/static", directories=[STATIC], opt={"action": "public"}, include_in_schema=False,
        cache_control=_forever(),
    )  # fmt: skip


def _forever() -> Any:
    from litestar.datastructures import CacheControlHeader

    return CacheControlHeader(max_age=31536000, public=True, immutable=True)


def _alive(settings: Settings) -> Any:
    @asynccontextmanager
    async def alive(app: Litestar) -> AsyncIterator[None]:
        await db.connect(settings)
        try:
            async with live.running_hub(settings):
                yield
        finally:
            await db.disconnect()

    return alive


def _refused(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    return answer_of(request, error)


async def _log_denial(error: Exception, scope: Any) -> None:
    await log_denial(scope, error)

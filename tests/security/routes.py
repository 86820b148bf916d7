"""The routes of the application, asked of itself: what is added to it is tested with the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ecabinet.app import create_app
from ecabinet.settings import Settings, _chosen, use


@cache
def handlers() -> tuple[tuple[tuple[str, str], Any], ...]:
    """Method and path with their handlers, but for OPTIONS; sockets have the method WS."""
    before = list(_chosen)
    app: Any = create_app(Settings(database_url="postgresql://nowhere/none", secret_key=b"a" * 32)).app
    for chosen in before:
        use(chosen)
    found = {}
    for route in app.routes:
        for handler in getattr(route, "route_handlers", None) or [route.route_handler]:
            found |= {(method, route.path_format): handler for method in getattr(handler, "http_methods", {"WS"})}
    return tuple((route, found[route]) for route in sorted(found) if route[0] != "OPTIONS")


def routes() -> list[tuple[str, str]]:
    return [route for route, _ in handlers()]


def unsafe() -> list[tuple[str, str]]:
    return [route for route in routes() if route[0] not in {"GET", "HEAD", "WS"}]


def filled(path: str, value: object = 1) -> str:
    """The path with the same value for whatever it asks for."""
    return re.sub(r"\{[^}]+\}", str(value), path)

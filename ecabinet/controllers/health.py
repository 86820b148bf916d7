"""Whether this process can serve: asked by the launcher and by the proxy, answered without a session."""

from __future__ import annotations

from litestar import MediaType, Response, get

from ecabinet.db import fetch_one


@get("/health", opt={"action": "public"})
async def show() -> Response[str]:
    await fetch_one("SELECT 1")
    return Response("ok\n", media_type=MediaType.TEXT)


routes = [show]

"""The overview of the Government Office; an agency sees its own."""

from __future__ import annotations

from litestar import Request, Response, get

from directives.queries.overviews import overview
from directives.queries.visibility import seen_by
from directives.rules import words
from ecabinet.access import require
from ecabinet.pages import page


@get("/overview", opt={"action": "overview.see"})
async def show(request: Request) -> Response:
    viewer = require(request, "overview.see")
    found = await overview(viewer)
    return page(request, "directives/overview/show.html", found=found, words=words, own=not seen_by(viewer)[0])


routes = [show]

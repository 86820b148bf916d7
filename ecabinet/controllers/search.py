"""The search, whose address holds everything that was asked."""

from __future__ import annotations

from litestar import Request, Response, get

from ecabinet.access import require
from ecabinet.forms import query
from ecabinet.pages import page
from ecabinet.search.asked import Asked
from ecabinet.search.finding import find, others
from ecabinet.search.sources import sources


@get("/search", opt={"action": "search.see"})
async def show(request: Request) -> Response:
    viewer = require(request, "search.see")
    asked = query(Asked, request)
    found = await find(viewer, asked)
    wider = [] if found.hits else await others(viewer, asked)
    return page(request, "search/show.html", asked=asked, found=found, wider=wider, sources=sources)


routes = [show]

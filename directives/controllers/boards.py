"""The board: directives as the address asks for them."""

from __future__ import annotations

from litestar import Request, Response, get

from directives.queries.boards import board
from directives.queries.choices import leads_for, sources_for
from directives.queries.filters import Filters
from directives.queries.visibility import seen_by
from directives.rules import words
from ecabinet.access import require
from ecabinet.forms import query
from ecabinet.pages import page


@get("/directives", opt={"action": "directive.list"})
async def index(request: Request) -> Response:
    viewer = require(request, "directive.list")
    found = await board(viewer, query(Filters, request))
    all_seen, _agency = seen_by(viewer)
    return page(
        request, "directives/board/show.html", board=found, words=words, own=not all_seen,
        leads=await leads_for(viewer, found.at), sources=await sources_for(viewer, found.at),
    )  # fmt: skip


routes = [index]

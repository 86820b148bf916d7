"""The journal, for the auditor."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get

from ecabinet import access_log
from ecabinet.access import require
from ecabinet.forms import query
from ecabinet.journal import PAGE, JournalFilter, events, kinds
from ecabinet.pages import page

MOST_PAGES = 10_000


class PageQuery(msgspec.Struct, frozen=True):
    page: int = 1


@get("/journal", opt={"action": "journal.see"})
async def index(request: Request) -> Response:
    require(request, "journal.see")
    asked = query(JournalFilter, request)
    rows = await events(asked)
    return page(request, "journal/index.html", rows=rows, asked=asked, kinds=await kinds(), full=len(rows) == PAGE)


@get("/journal/access", opt={"action": "journal.see"})
async def access(request: Request) -> Response:
    """Refusals, signing in and out: what is not an act and so does not stand in the journal."""
    require(request, "journal.see")
    number = min(max(1, query(PageQuery, request).page), MOST_PAGES)
    lines = await access_log.lines(page=number)
    return page(request, "journal/access.html", lines=lines, page=number, more=len(lines) == access_log.PAGE)


routes = [index, access]

"""The journal, for the auditor."""

from __future__ import annotations

from litestar import Request, Response, get

from ecabinet.access import require
from ecabinet.forms import query
from ecabinet.journal import PAGE, JournalFilter, events, kinds
from ecabinet.pages import page


@get("/journal", opt={"action": "journal.see"})
async def index(request: Request) -> Response:
    require(request, "journal.see")
    asked = query(JournalFilter, request)
    rows = await events(asked)
    return page(request, "journal/index.html", rows=rows, asked=asked, kinds=await kinds(), full=len(rows) == PAGE)


routes = [index]

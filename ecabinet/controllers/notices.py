"""One's inbox."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.forms import query
from ecabinet.notices import mark_read, of_person
from ecabinet.pages import done, page


class PageQuery(msgspec.Struct, frozen=True):
    page: int = 1


@get("/notices", opt={"action": "notice.see"})
async def index(request: Request) -> Response:
    viewer = require(request, "notice.see")
    number = max(1, query(PageQuery, request).page)
    rows, pages = await of_person(viewer.person, page=number)
    return page(request, "notices/index.html", notices=rows, page=number, pages=pages)


@post("/notices/{notice_id:int}/reading", opt={"action": "notice.see"})
async def read(request: Request, notice_id: FromPath[int]) -> Response:
    viewer = require(request, "notice.see")
    await mark_read(viewer.person, notice_id)
    return done(request, "/notices")


@post("/notices/reading", opt={"action": "notice.see"})
async def read_all(request: Request) -> Response:
    viewer = require(request, "notice.see")
    await mark_read(viewer.person)
    return done(request, "/notices")


routes = [index, read, read_all]

"""The first page: what waits for this person today."""

from __future__ import annotations

from litestar import Request, Response, get

from ecabinet.access import may, require
from ecabinet.pages import page
from meetings.queries.home import home_for


@get("/", opt={"action": "home.see"})
async def show(request: Request) -> Response:
    viewer = require(request, "home.see")
    return page(
        request, "meetings/home/show.html", home=await home_for(viewer), directives=may(viewer, "directive.list"),
        plans=may(viewer, "meeting.create"),
    )  # fmt: skip


routes = [show]

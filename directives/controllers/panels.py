"""Parts of other packages' pages, which ask for them over HTTP since they may not import this package."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from directives.queries.panels import home_panel, of_item, of_meeting
from directives.rules import words
from ecabinet.access import may, require
from ecabinet.pages import fragment
from meetings.queries.items import relation_to_item
from meetings.queries.meetings import relation_to


@get("/directives/panel", opt={"action": "home.see"})
async def home(request: Request) -> Response:
    """Empty for accounts that have nothing to do with directives, whose home page asks all the same."""
    viewer = require(request, "home.see")
    found = await home_panel(viewer) if may(viewer, "directive.list") else None
    return fragment(request, "directives/panels/home.html", found=found, words=words)


@get("/meetings/{meeting_id:int}/directives", opt={"action": "meeting.see"})
async def meeting(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = request.scope["state"]["viewer"]
    require(request, "meeting.see", await relation_to(viewer, meeting_id))
    rows = await of_meeting(viewer, meeting_id)
    return fragment(request, "directives/panels/meeting.html", rows=rows, words=words)


@get("/items/{item_id:int}/directives", opt={"action": "item.see"})
async def item(request: Request, item_id: FromPath[int]) -> Response:
    viewer = request.scope["state"]["viewer"]
    found = await relation_to_item(viewer, item_id)
    require(request, "item.see", found[1] if found else None)
    rows = await of_item(viewer, item_id)
    return fragment(request, "directives/panels/item.html", rows=rows, words=words)


routes = [home, meeting, item]

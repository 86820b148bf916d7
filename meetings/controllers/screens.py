"""Big screens: their addresses, and what they show without anybody signed in."""

from __future__ import annotations

from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.errors import NotFound
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from ecabinet.settings import settings
from meetings.commands.showing import add_screen, revoke_screens
from meetings.live.audience import Audience
from meetings.live.room import seen
from meetings.queries.meetings import meeting_facts, relation_to
from meetings.queries.rooms import room_state
from meetings.queries.screens import screen_of, screens_of_meeting


@get("/meetings/{meeting_id:int}/screens", opt={"action": "screen.show"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    return await _index(request, meeting_id)


@post("/meetings/{meeting_id:int}/screens", opt={"action": "screen.show"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    """The address is shown on this one page and nowhere again: only its hash is kept."""
    viewer = require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    token = await add_screen(viewer, meeting_id)
    return await _index(request, meeting_id, address=f"{settings().base_url}/screens/{token}")


@post("/meetings/{meeting_id:int}/screens/revocation", opt={"action": "screen.show"})
async def revoke(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    await revoke_screens(viewer, meeting_id)
    return done(request, f"/meetings/{meeting_id}/screens", N_("No big screen shows this meeting any more."))


@get("/screens/{token:str}", opt={"action": "public"})
async def show(request: Request, token: FromPath[str]) -> Response:
    screen = await screen_of(token)
    if screen is None:
        raise NotFound
    shown = seen(Audience(page="screen"), await room_state(screen.meeting))
    return page(request, "meetings/screens/show.html", **shown, live=f"/screens/{token}/live")


async def _index(request: Request, meeting: int, address: str = "") -> Response:
    return page(
        request, "meetings/screens/index.html", meeting=await meeting_facts(meeting),
        screens=await screens_of_meeting(meeting), address=address,
    )  # fmt: skip


routes = [index, create, revoke, show]

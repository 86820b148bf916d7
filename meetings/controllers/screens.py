"""Big screens: their addresses, and what they show without anybody signed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import Viewer, require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, done, page
from ecabinet.settings import settings
from meetings.commands import showing
from meetings.live.audience import Audience
from meetings.live.room import seen
from meetings.queries.meetings import meeting_facts, relation_to
from meetings.queries.rooms import room_state
from meetings.queries.screens import screen_of, screens_of_meeting


class SceneForm(msgspec.Struct, frozen=True):
    scene: str


@get("/meetings/{meeting_id:int}/screens", opt={"action": "screen.show"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    return await _index(request, meeting_id)


@post("/meetings/{meeting_id:int}/screens", opt={"action": "screen.show"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    """The address is shown on this one page and nowhere again: only its hash is kept."""
    viewer = require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    token = await showing.add_screen(viewer, meeting_id)
    return await _index(request, meeting_id, address=f"{settings().base_url}/screens/{token}")


@post("/meetings/{meeting_id:int}/screens/revocation", opt={"action": "screen.show"})
async def revoke(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting_id))
    await showing.revoke_screens(viewer, meeting_id)
    return done(request, f"/meetings/{meeting_id}/screens", N_("No big screen shows this meeting any more."))


@post("/meetings/{meeting_id:int}/scene", opt={"action": "screen.show"})
async def show_scene(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _scene(request, meeting_id, showing.show_scene, N_("The big screens have changed."))


@post("/meetings/{meeting_id:int}/scene/preparation", opt={"action": "screen.show"})
async def prepare_scene(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _scene(request, meeting_id, showing.prepare_scene, N_("Prepared. The big screens have not changed."))


@get("/screens/{token:str}", opt={"action": "public"})
async def show(request: Request, token: FromPath[str]) -> Response:
    screen = await screen_of(token)
    if screen is None:
        raise NotFound
    shown = seen(Audience(page="screen"), await room_state(screen.meeting))
    return page(request, "meetings/screens/show.html", **shown, live=f"/screens/{token}/live")


async def _scene(
    request: Request, meeting: int, change: Callable[[Viewer, int, str], Awaitable[None]], message: str
) -> Response:
    viewer = require(request, "screen.show", await relation_to(request.scope["state"]["viewer"], meeting))

    async def save(form: SceneForm) -> Response:
        await change(viewer, meeting, form.scene)
        return acted(request, f"/meetings/{meeting}/console", message)

    return await submitted(request, SceneForm, save)


async def _index(request: Request, meeting: int, address: str = "") -> Response:
    return page(
        request, "meetings/screens/index.html", meeting=await meeting_facts(meeting),
        screens=await screens_of_meeting(meeting), address=address,
    )  # fmt: skip


routes = [index, create, revoke, show_scene, prepare_scene, show]

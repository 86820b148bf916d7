"""The room: agenda, paper, presence and ballot on one page that follows the meeting by itself."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.errors import NotFound
from ecabinet.forms import query
from ecabinet.pages import fragment, page
from meetings.controllers.admission import to_meeting
from meetings.live.room import audience_of, seen
from meetings.queries.ballots import mine
from meetings.queries.meetings import relation_to
from meetings.queries.presence import present_named
from meetings.queries.rooms import places, room_state
from meetings.queries.sites import delegates_of_site


class Named(msgspec.Struct, frozen=True):
    named: str = ""


@get("/meetings/{meeting_id:int}/room", opt={"action": "room.see"})
async def show(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = require(request, "room.see", await relation_to(request.scope["state"]["viewer"], meeting_id))
    place = (await places(meeting_id, [viewer.person])).get(viewer.person)
    if place is None:
        raise NotFound
    state = await room_state(meeting_id)
    shown, site = seen(audience_of(place), state), state.site_of(viewer.person)
    ballot = shown["ballot"]
    own = await mine(ballot.id, viewer.person) if ballot else None
    return page(
        request, "meetings/rooms/show.html", **shown, own=own, present=place.present,
        site=site, delegates=await delegates_of_site(site.id) if site else [],
        live=f"/meetings/{meeting_id}/live", back=f"/meetings/{meeting_id}",
    )  # fmt: skip


@get("/meetings/{meeting_id:int}/present", opt={"action": "meeting.see"})
async def present(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.see", meeting_id)
    people = await present_named(comer.meeting, query(Named, request).named, door=await comer.door())
    return fragment(request, "meetings/rooms/_present.html", people=people)


routes = [show, present]

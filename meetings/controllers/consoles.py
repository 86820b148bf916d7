"""The chair's console and the secretary's desk: one page from which the meeting is run; and undoing an act there."""

from __future__ import annotations

from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.errors import NotFound
from ecabinet.i18n import N_
from ecabinet.pages import acted, page
from meetings.commands.undoing import undo
from meetings.controllers.admission import to_item, to_meeting
from meetings.live.room import audience_of, seen
from meetings.queries.ballots import mine
from meetings.queries.consoles import matter_of
from meetings.queries.meetings import relation_to
from meetings.queries.rooms import places, room_state

SHORTCUTS = {
    "n": N_("To the next item"),
    "p": N_("To what the screens show next"),
    "s": N_("To those who wait to speak"),
    "v": N_("To the ballot"),
    "u": N_("To undoing"),
}


@get("/meetings/{meeting_id:int}/console", opt={"action": "console.see"})
async def show(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = require(request, "console.see", await relation_to(request.scope["state"]["viewer"], meeting_id))
    place = (await places(meeting_id, [viewer.person])).get(viewer.person)
    if place is None:
        raise NotFound
    shown = seen(audience_of(place, "console"), await room_state(meeting_id))
    ballot = shown["ballot"]
    own = await mine(ballot.id, viewer.person) if ballot else None
    return page(
        request, "meetings/consoles/show.html", **shown, own=own, present=place.present, shortcuts=SHORTCUTS,
        live=f"/meetings/{meeting_id}/console/live", back=f"/meetings/{meeting_id}",
    )  # fmt: skip


@post("/undoables/{undoable_id:int}/undoing", opt={"action": "act.undo"})
async def take_back(request: Request, undoable_id: FromPath[int]) -> Response:
    """What was done within an item is a matter of those who may see the item."""
    meeting, item = await matter_of(undoable_id)
    comer = await (to_item(request, "act.undo", item) if item else to_meeting(request, "act.undo", meeting))
    await undo(comer.viewer, undoable_id)
    return acted(request, f"/meetings/{meeting}/console", N_("Undone."))


routes = [show, take_back]

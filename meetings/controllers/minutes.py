"""The minutes: a page that says what they hold, the DOCX, and the act that freezes them."""

from __future__ import annotations

from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents import store
from ecabinet.access import Viewer, may, require
from ecabinet.errors import Forbidden
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from meetings.commands.minuting import draft_minutes, freeze_minutes
from meetings.queries.ballots import ballots_of_meeting
from meetings.queries.conclusions import conclusions_of_meeting
from meetings.queries.items import items_of
from meetings.queries.meetings import meeting_facts, relation_to
from meetings.queries.minutes import frozen_minutes
from meetings.rules.explaining import explain

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@get("/meetings/{meeting_id:int}/minutes", opt={"action": "minutes.see"})
async def show(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer, capacity = await _who(request, meeting_id, "minutes.see")
    items = await items_of(meeting_id, person=viewer.person, capacity=capacity, duties=viewer.duties)
    relation = await relation_to(viewer, meeting_id)
    assert relation is not None
    return page(
        request, "meetings/minutes/show.html", meeting=await meeting_facts(meeting_id), items=items, explain=explain,
        ballots=await ballots_of_meeting(meeting_id), conclusions=await conclusions_of_meeting(meeting_id),
        frozen=await frozen_minutes(meeting_id), may_write=may(viewer, "minutes.write", relation),
        whole=all(item.visible for item in items),
    )  # fmt: skip


@get("/meetings/{meeting_id:int}/minutes.docx", opt={"action": "minutes.see"})
async def download(request: Request, meeting_id: FromPath[int]) -> Response:
    """The frozen file, or before that a draft made now. It holds every item: who may not see all gets none of it."""
    viewer, capacity = await _who(request, meeting_id, "minutes.see")
    items = await items_of(meeting_id, person=viewer.person, capacity=capacity, duties=viewer.duties)
    if capacity == "invitee" or not all(item.visible for item in items):
        raise Forbidden(N_("These minutes hold an item that is closed to you."))
    frozen = await frozen_minutes(meeting_id)
    data = await store.read(frozen.sha256) if frozen else await draft_minutes(meeting_id)
    name = f"bien-ban-{meeting_id}.docx" if frozen else f"bien-ban-{meeting_id}-du-thao.docx"
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "no-store",
    }
    return Response(data, media_type=DOCX, headers=headers)


@post("/meetings/{meeting_id:int}/minutes", opt={"action": "minutes.write"})
async def freeze(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer, _ = await _who(request, meeting_id, "minutes.write")
    await freeze_minutes(viewer, meeting_id)
    return done(request, f"/meetings/{meeting_id}/minutes", N_("The minutes are frozen."))


async def _who(request: Request, meeting: int, action: str) -> tuple[Viewer, str | None]:
    relation = await relation_to(request.scope["state"]["viewer"], meeting)
    viewer = require(request, action, relation)
    return viewer, relation.capacity if relation else None


routes = [show, download, freeze]

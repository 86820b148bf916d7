"""The minutes: a page that says what they hold, the DOCX, and the act that freezes them."""

from __future__ import annotations

from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents import store
from ecabinet.errors import Forbidden
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from meetings.commands.minuting import draft_minutes, freeze_minutes
from meetings.controllers.admission import Comer, to_meeting
from meetings.controllers.items import sees_drafts
from meetings.queries.ballots import ballots_of_meeting
from meetings.queries.conclusions import conclusions_of_meeting
from meetings.queries.courses import courses
from meetings.queries.items import ItemRow
from meetings.queries.meetings import meeting_facts
from meetings.queries.minutes import frozen_minutes
from meetings.rules.explaining import explain

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@get("/meetings/{meeting_id:int}/minutes", opt={"action": "minutes.see"})
async def show(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "minutes.see", meeting_id)
    items = await comer.items()
    return page(
        request, "meetings/minutes/show.html", meeting=await meeting_facts(meeting_id), items=items, explain=explain,
        ballots=await ballots_of_meeting(meeting_id), conclusions=await conclusions_of_meeting(meeting_id),
        frozen=await frozen_minutes(meeting_id), may_write=comer.may("minutes.write"), drafts_shown=sees_drafts(comer),
        whole=_whole(comer, items), courses=await courses(meeting_id),
    )  # fmt: skip


@get("/meetings/{meeting_id:int}/minutes.docx", opt={"action": "minutes.see"})
async def download(request: Request, meeting_id: FromPath[int]) -> Response:
    """The frozen file, or before that a draft made now. It holds every item: who may not see all gets none of it."""
    comer = await to_meeting(request, "minutes.see", meeting_id)
    if not _whole(comer, await comer.items()):
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
    comer = await to_meeting(request, "minutes.write", meeting_id)
    await freeze_minutes(comer.viewer, meeting_id)
    return done(request, f"/meetings/{meeting_id}/minutes", N_("The minutes are frozen."))


def _whole(comer: Comer, items: list[ItemRow]) -> bool:
    """Whether he may read all that stands in the minutes; an invitee came for some items only."""
    return comer.relation.capacity != "invitee" and all(item.visible for item in items)


routes = [show, download, freeze]

"""All papers of a meeting in one file: asked for, watched while it is made, and taken along by the one it is for."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Stream

from documents import store
from documents.delivery import copy_headers
from documents.rules.names import clean_name
from ecabinet.access import require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.pages import done, fragment, is_htmx, page
from meetings.commands import packing
from meetings.controllers.admission import Comer, to_meeting
from meetings.queries.meetings import meeting_facts
from meetings.queries.packs import PackRow, contents_for, pack
from meetings.shelf import place_of

PDF = "application/pdf"


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@post("/meetings/{meeting_id:int}/packs", opt={"action": "pack.make"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "pack.make", meeting_id)

    async def save(form: NoFields) -> Response:
        return done(request, _address(meeting_id, await packing.ask(comer.viewer, meeting_id, comer.relation)))

    return await submitted(request, NoFields, save)


@get("/meetings/{meeting_id:int}/packs/{pack_id:int}", opt={"action": "pack.make"})
async def show(request: Request, meeting_id: FromPath[int], pack_id: FromPath[int]) -> Response:
    comer, found = await _own(request, meeting_id, pack_id)
    return await _shown(request, comer, found)


@get("/meetings/{meeting_id:int}/packs/{pack_id:int}/file", opt={"action": "pack.make"})
async def download(request: Request, meeting_id: FromPath[int], pack_id: FromPath[int]) -> Response | Stream:
    """Only while it holds what he may see, neither less nor more."""
    comer, found = await _own(request, meeting_id, pack_id)
    if found.state != "done" or await _is_stale(comer, found):
        return await _shown(request, comer, found, status=409)
    name = clean_name(f"Tài liệu {(await meeting_facts(meeting_id)).title}.pdf")
    return Stream(store.pieces(place_of(pack_id)), media_type=PDF, headers=copy_headers(name, found.size))


async def _own(request: Request, meeting: int, number: int) -> tuple[Comer, PackRow]:
    """Another's pack looks like one that is not there."""
    found = await pack(number)
    if found is None or (found.meeting, found.person) != (meeting, request.scope["state"]["viewer"].person):
        require(request, "pack.make", None)
        raise NotFound
    return await to_meeting(request, "pack.make", meeting), found


async def _shown(request: Request, comer: Comer, found: PackRow, *, status: int = 200) -> Response:
    shown = {
        "meeting": await meeting_facts(comer.meeting), "pack": found,
        "stale": found.state == "done" and await _is_stale(comer, found), "address": _address(comer.meeting, found.id),
    }  # fmt: skip
    if is_htmx(request):
        return fragment(request, "meetings/packs/_progress.html", status, **shown)
    return page(request, "meetings/packs/show.html", status, **shown)


async def _is_stale(comer: Comer, found: PackRow) -> bool:
    """It holds something else than he would get now, or its file is not there any more."""
    now = await contents_for(comer.viewer, comer.meeting, comer.relation)
    return now.digest != found.contents or not place_of(found.id).exists()


def _address(meeting: int, number: int) -> str:
    return f"/meetings/{meeting}/packs/{number}"


routes = [create, show, download]

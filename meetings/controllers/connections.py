"""A site in the room: it says that it is connected, the desk confirms it, it leaves."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import may, require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_, translate
from ecabinet.pages import acted, done, fragment, is_htmx, page
from meetings.commands import connecting
from meetings.controllers.admission import Comer, to_meeting
from meetings.queries.meetings import meeting_facts, relation_to
from meetings.queries.sites import SiteRow, delegates_of_site, site
from meetings.rules import sites as rules


class ConnectionForm(msgspec.Struct, frozen=True, kw_only=True):
    """The delegates who are there, by their ids."""

    headcount: Annotated[int, msgspec.Meta(ge=1, le=9999)]
    delegates: list[int] = []


class ConfirmationForm(msgspec.Struct, frozen=True):
    """Without a site: all that declared themselves."""

    site: int | None = None


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/sites/{site_id:int}", opt={"action": "meeting.see"})
async def show(request: Request, site_id: FromPath[int]) -> Response:
    row = await site(site_id)
    comer = await to_meeting(request, "meeting.see", row.meeting)
    facts = await meeting_facts(row.meeting)
    return page(
        request, "meetings/sites/show.html", meeting=facts, site=row, rules=rules,
        delegates=await delegates_of_site(site_id), connecting=_may_connect(comer, row) and facts.state in rules.ROOM,
    )  # fmt: skip


@get("/sites/{site_id:int}/state", opt={"action": "meeting.see"})
async def state(request: Request, site_id: FromPath[int]) -> Response:
    """One line, for who speaks for the site in the room."""
    row = await site(site_id)
    await to_meeting(request, "meeting.see", row.meeting)
    return fragment(request, "meetings/sites/_line.html", site=row, rules=rules)


@post("/sites/{site_id:int}/connection", opt={"action": "site.connect"})
async def connect(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await _to_own_site(request, site_id)

    async def save(form: ConnectionForm) -> Response:
        by_desk = comer.may("presence.record")
        await connecting.connect(comer.viewer, site_id, form.headcount, form.delegates, by_desk=by_desk)
        return await _shown(request, row, N_("The site is connected."))

    return await submitted(request, ConnectionForm, save)


@post("/sites/{site_id:int}/departure", opt={"action": "site.connect"})
async def leave(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await _to_own_site(request, site_id)

    async def save(form: NoFields) -> Response:
        await connecting.leave(comer.viewer, site_id)
        return await _shown(request, row, N_("The site has left."))

    return await submitted(request, NoFields, save)


@post("/meetings/{meeting_id:int}/sites/confirmation", opt={"action": "presence.record"})
async def confirm(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "presence.record", meeting_id)

    async def save(form: ConfirmationForm) -> Response:
        n = await connecting.confirm(comer.viewer, meeting_id, form.site)
        return acted(request, f"/meetings/{meeting_id}/room", N_("Confirmed: %(n)s sites."), n=n)

    return await submitted(request, ConfirmationForm, save)


async def _to_own_site(request: Request, number: int) -> tuple[Comer, SiteRow]:
    """The desk, or who sits there; a participant of another site is none of his own."""
    row = await site(number)
    viewer = request.scope["state"]["viewer"]
    relation = await relation_to(viewer, row.meeting)
    if relation is None:
        require(request, "site.connect", None)
        raise NotFound
    own = msgspec.structs.replace(relation, own=viewer.person in row.seated)
    return Comer(require(request, "site.connect", own), own, row.meeting), row


def _may_connect(comer: Comer, row: SiteRow) -> bool:
    own = msgspec.structs.replace(comer.relation, own=comer.viewer.person in row.seated)
    return may(comer.viewer, "site.connect", own)


async def _shown(request: Request, row: SiteRow, message: str) -> Response:
    """In the room one's own site is shown anew in its place, since no other screen has it."""
    if not is_htmx(request):
        return done(request, f"/sites/{row.id}", message)
    return fragment(
        request, "meetings/sites/_acted.html", line=translate(message), site=await site(row.id), rules=rules,
        delegates=await delegates_of_site(row.id), connecting=True,
    )  # fmt: skip


routes = [show, state, connect, leave, confirm]

"""The desk's part in presence: confirming or striking what was declared, and calling an invitee in."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted
from meetings.commands import admitting, confirming
from meetings.controllers.admission import PersonForm, to_item, to_meeting


class ConfirmationForm(msgspec.Struct, frozen=True):
    """Without a person: everybody who declared his presence."""

    person: int | None = None


@post("/meetings/{meeting_id:int}/attendance/confirmation", opt={"action": "presence.record"})
async def confirm(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "presence.record", meeting_id)

    async def save(form: ConfirmationForm) -> Response:
        n = await confirming.confirm(comer.viewer, meeting_id, form.person)
        return acted(request, f"/meetings/{meeting_id}/room", N_("Confirmed: %(n)s present."), n=n)

    return await submitted(request, ConfirmationForm, save)


@post("/meetings/{meeting_id:int}/attendance/rejection", opt={"action": "presence.record"})
async def strike(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "presence.record", meeting_id)

    async def save(form: PersonForm) -> Response:
        await confirming.strike(comer.viewer, meeting_id, form.person)
        return acted(request, f"/meetings/{meeting_id}/room", N_("The presence was struck; the person is told."))

    return await submitted(request, PersonForm, save)


@post("/items/{item_id:int}/invitees", opt={"action": "invitee.call_in"})
async def call_in(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "invitee.call_in", item_id)

    async def save(form: PersonForm) -> Response:
        meeting = await admitting.call_in(comer.viewer, item_id, form.person)
        return acted(request, f"/meetings/{meeting}/room", N_("Called in for this item."))

    return await submitted(request, PersonForm, save)


routes = [confirm, strike, call_in]

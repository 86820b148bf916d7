"""Putting the minutes of an earlier meeting on an agenda, and adopting them."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, done, failure
from meetings.commands import adopting
from meetings.controllers.admission import to_item, to_meeting


class EarlierForm(msgspec.Struct, frozen=True):
    earlier: int


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@post("/meetings/{meeting_id:int}/earlier-minutes", opt={"action": "meeting.plan"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: EarlierForm) -> Response:
        await adopting.put_up_minutes(comer.viewer, meeting_id, form.earlier)
        return done(request, f"/meetings/{meeting_id}/agenda", N_("The minutes were put on the agenda."))

    return await submitted(
        request, EarlierForm, save, lambda typed: failure(request, 422, typed.summary(), typed=typed)
    )  # fmt: skip


@post("/items/{item_id:int}/adoption", opt={"action": "minutes.adopt"})
async def adopt(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "minutes.adopt", item_id)

    async def save(form: NoFields) -> Response:
        await adopting.adopt_minutes(comer.viewer, item_id)
        return acted(request, f"/items/{item_id}", N_("The minutes were adopted."))

    return await submitted(request, NoFields, save)


routes = [create, adopt]

"""The chair of a meeting, as it is handed over while the meeting sits."""

from __future__ import annotations

from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted
from meetings.commands import chairing
from meetings.controllers.admission import PersonForm, to_meeting


@post("/meetings/{meeting_id:int}/chair", opt={"action": "sitting.run"})
async def hand_over(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "sitting.run", meeting_id)

    async def save(form: PersonForm) -> Response:
        await chairing.hand_over(comer.viewer, meeting_id, form.person)
        return acted(request, f"/meetings/{meeting_id}/room", N_("The chair was handed over."))

    return await submitted(request, PersonForm, save)


routes = [hand_over]

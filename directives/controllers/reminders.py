"""Reminders of the Office."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.reminding import remind
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done


class ReminderForm(msgspec.Struct, frozen=True):
    reminder: str
    reminder_number: str = ""


@post("/directives/{directive_id:int}/reminders", opt={"action": "directive.remind"})
async def create(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.remind", directive_id)

    async def save(form: ReminderForm) -> Response:
        await remind(viewer, directive_id, text=form.reminder, document_number=form.reminder_number)
        return done(request, address(directive_id), N_("The lead agency was reminded."))

    return await submitted(request, ReminderForm, save, again(request, viewer, directive_id, "remind"))


routes = [create]

"""Asking for completion, and the Office's verification of it."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.completing import ask_completion
from directives.commands.verifying import verify
from directives.controllers.answers import NoFields
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done

SAID = {"accepted": N_("The completion was verified."), "sent_back": N_("The completion was sent back.")}


class VerificationForm(msgspec.Struct, frozen=True):
    outcome: str
    reason: str = ""


@post("/directives/{directive_id:int}/completion", opt={"action": "directive.act"})
async def create(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: NoFields) -> Response:
        await ask_completion(viewer, directive_id)
        return done(request, address(directive_id), N_("Completion was asked for."))

    return await submitted(request, NoFields, save, again(request, viewer, directive_id, "ask_completion"))


@post("/directives/{directive_id:int}/verification", opt={"action": "directive.verify"})
async def create_verification(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.verify", directive_id)

    async def save(form: VerificationForm) -> Response:
        await verify(viewer, directive_id, outcome=form.outcome, reason=form.reason)
        return done(request, address(directive_id), SAID[form.outcome])

    return await submitted(request, VerificationForm, save, again(request, viewer, directive_id, "verify"))


routes = [create, create_verification]

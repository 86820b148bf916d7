"""Later deadlines: asked for, and decided."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.extending import ask_extension, decide_extension
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done

SAID = {"granted": N_("The deadline was moved."), "refused": N_("The extension was refused.")}


class ExtensionForm(msgspec.Struct, frozen=True):
    deadline: date
    reason: str


class DecisionForm(msgspec.Struct, frozen=True):
    decision: str
    answer: str = ""


@post("/directives/{directive_id:int}/extensions", opt={"action": "directive.act"})
async def create(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: ExtensionForm) -> Response:
        await ask_extension(viewer, directive_id, deadline=form.deadline, reason=form.reason)
        return done(request, address(directive_id), N_("The later deadline was asked for."))

    return await submitted(request, ExtensionForm, save, again(request, viewer, directive_id, "ask_extension"))


@post("/directives/{directive_id:int}/extensions/{extension_id:int}/decision", opt={"action": "directive.verify"})
async def create_decision(request: Request, directive_id: FromPath[int], extension_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.verify", directive_id)

    async def save(form: DecisionForm) -> Response:
        await decide_extension(viewer, directive_id, extension_id, outcome=form.decision, answer=form.answer)
        return done(request, address(directive_id), SAID[form.decision])

    return await submitted(request, DecisionForm, save, again(request, viewer, directive_id, "decide_extension"))


routes = [create, create_decision]

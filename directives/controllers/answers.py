"""What the lead agency answers to an order: received, accepted, returned."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.accepting import accept
from directives.commands.receiving import receive
from directives.commands.returning import give_back
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


class ReturnForm(msgspec.Struct, frozen=True):
    reason: str


@post("/directives/{directive_id:int}/receipt", opt={"action": "directive.act"})
async def create_receipt(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: NoFields) -> Response:
        await receive(viewer, directive_id)
        return done(request, address(directive_id), N_("The receipt was confirmed."))

    return await submitted(request, NoFields, save, again(request, viewer, directive_id, "receive"))


@post("/directives/{directive_id:int}/acceptance", opt={"action": "directive.act"})
async def create_acceptance(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: NoFields) -> Response:
        await accept(viewer, directive_id)
        return done(request, address(directive_id), N_("The directive was accepted."))

    return await submitted(request, NoFields, save, again(request, viewer, directive_id, "accept"))


@post("/directives/{directive_id:int}/return", opt={"action": "directive.act"})
async def create_return(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: ReturnForm) -> Response:
        await give_back(viewer, directive_id, reason=form.reason)
        return done(request, address(directive_id), N_("The directive was returned."))

    return await submitted(request, ReturnForm, save, again(request, viewer, directive_id, "return"))


routes = [create_receipt, create_acceptance, create_return]

"""Issuing a directive, and ending it by a later decision."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.cancelling import cancel
from directives.commands.issuing import issue
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done


class IssueForm(msgspec.Struct, frozen=True):
    lead: int | None = None
    document_number: str = ""
    version: int | None = None


class CancellationForm(msgspec.Struct, frozen=True):
    by_document: str
    why: str = ""


@post("/directives/{directive_id:int}/issue", opt={"action": "directive.issue"})
async def create(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.issue", directive_id)

    async def save(form: IssueForm) -> Response:
        await issue(viewer, directive_id, lead=form.lead, document_number=form.document_number, version=form.version)
        return done(request, address(directive_id), N_("The directive was issued."))

    return await submitted(request, IssueForm, save, again(request, viewer, directive_id, "issue"))


@post("/directives/{directive_id:int}/cancellation", opt={"action": "directive.issue"})
async def create_cancellation(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.issue", directive_id)

    async def save(form: CancellationForm) -> Response:
        await cancel(viewer, directive_id, by_document=form.by_document, reason=form.why)
        return done(request, address(directive_id), N_("The directive was ended."))

    return await submitted(request, CancellationForm, save, again(request, viewer, directive_id, "cancel"))


routes = [create, create_cancellation]

"""Reports of the lead agency, and contributions of the others, both with evidence."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from directives.commands.contributing import contribute
from directives.commands.proving import Upload
from directives.commands.reporting import report
from directives.controllers.directives import address, admit, again
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done
from ecabinet.sent_files import SentFile


class ReportForm(msgspec.Struct, frozen=True):
    text: str
    percent: int
    upload: SentFile | None = None
    document_number: str = ""


class ContributionForm(msgspec.Struct, frozen=True):
    comment: str
    comment_upload: SentFile | None = None
    comment_number: str = ""


@post("/directives/{directive_id:int}/reports", opt={"action": "directive.act"})
async def create(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.act", directive_id)

    async def save(form: ReportForm) -> Response:
        await report(
            viewer, directive_id, text=form.text, percent=form.percent, upload=_upload(form.upload),
            document_number=form.document_number,
        )  # fmt: skip
        return done(request, address(directive_id), N_("Report sent."))

    return await submitted(request, ReportForm, save, again(request, viewer, directive_id, "report"))


@post("/directives/{directive_id:int}/contributions", opt={"action": "directive.contribute"})
async def create_contribution(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.contribute", directive_id)

    async def save(form: ContributionForm) -> Response:
        await contribute(
            viewer, directive_id, text=form.comment, upload=_upload(form.comment_upload),
            document_number=form.comment_number,
        )  # fmt: skip
        return done(request, address(directive_id), N_("The contribution was added."))

    return await submitted(request, ContributionForm, save, again(request, viewer, directive_id, "contribute"))


def _upload(sent: SentFile | None) -> Upload | None:
    return Upload(sent.filename, sent) if sent else None


routes = [create, create_contribution]

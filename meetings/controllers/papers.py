"""Attaching a paper to an agenda item; the papers themselves belong to the package of documents."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from documents.commands.attaching import attach, attach_stub
from documents.rules.papers import OFFERED
from ecabinet.errors import RuleBroken
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done
from ecabinet.sent_files import SentFile
from meetings.controllers.admission import to_item
from meetings.controllers.items import shown
from meetings.queries.meetings import meeting_facts
from meetings.rules.stages import require_papers_may_come


class PaperForm(msgspec.Struct, frozen=True, kw_only=True):
    """A stub is a paper that exists on paper only."""

    title: str
    kind: str
    upload: SentFile | None = None
    stub: bool = False

    def require_sound(self) -> None:
        if self.kind not in dict(OFFERED):
            raise RuleBroken(N_("Choose what kind of paper this is."), "kind")
        if self.stub and self.upload:
            raise RuleBroken(N_("A paper that exists on paper only has no file: leave one of the two out."), "upload")
        if not self.stub and not self.upload:
            raise RuleBroken(N_("Choose a file."), "upload")


@post("/items/{item_id:int}/papers", opt={"action": "paper.attach"})
async def create(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "paper.attach", item_id)

    async def save(form: PaperForm) -> Response:
        require_papers_may_come((await meeting_facts(comer.meeting)).state)
        form.require_sound()
        about: dict[str, Any] = {"title": form.title, "kind": form.kind, "meeting": comer.meeting, "item": item_id}
        about["agency"] = (await comer.item(item_id)).agency
        if form.upload:
            await attach(comer.viewer, upload_name=form.upload.filename, data=form.upload, **about)
        else:
            await attach_stub(comer.viewer, **about)
        return done(request, f"/items/{item_id}#papers", N_("The paper was attached."))

    return await submitted(
        request, PaperForm, save, lambda typed: shown(request, comer, item_id, typed=typed, form="attach")
    )


routes = [create]

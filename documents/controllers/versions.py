"""A new version of a paper comes by a form."""

from __future__ import annotations

from litestar import Request, Response, post
from litestar.params import FromPath

from documents.commands.attaching import replace
from documents.controllers.about import about
from documents.controllers.seen import seen
from documents.uploads import NewVersion
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done


@post("/papers/{paper_id:int}/versions", opt={"action": "paper.attach"})
async def create(request: Request, paper_id: FromPath[int]) -> Response:
    facts, relation = await seen(request, paper_id, "paper.attach")
    viewer = request.scope["state"]["viewer"]

    async def save(form: NewVersion) -> Response:
        await replace(viewer, paper_id, why=form.why, upload_name=form.upload.filename, data=form.upload)
        return done(request, f"/papers/{paper_id}/about", N_("New version added."))

    async def again(typed: Typed) -> Response:
        return await about(request, facts, relation, typed=typed)

    return await submitted(request, NewVersion, save, again)


routes = [create]

"""How far a version is: asked for again and again by the page that shows it, until it is all there."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.seen import seen
from documents.queries.pages import rendering_of
from documents.queries.versions import version
from ecabinet.forms import query
from ecabinet.pages import fragment


class Asked(msgspec.Struct, frozen=True):
    """`waiting` for a version that could not be read when the page was drawn: when it can, the page is drawn anew."""

    waiting: bool = False


@get("/papers/{paper_id:int}/versions/{n:int}/status", opt={"action": "paper.see"})
async def show_status(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    await seen(request, paper_id)
    shown = await version(paper_id, n)
    answer = fragment(request, "documents/papers/_status.html", shown=shown, rendering=await rendering_of(shown.sha256))
    if query(Asked, request).waiting and shown.state not in ("received", "checking"):
        answer.headers["hx-refresh"] = "true"
    return answer


routes = [show_status]

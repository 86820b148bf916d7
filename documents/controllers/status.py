"""How far a version is: asked for again and again by the page that shows it, until it is all there."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.seen import seen
from documents.queries.pages import RenderingRow, rendering_of
from documents.queries.versions import VersionRow, version
from ecabinet.forms import query
from ecabinet.pages import fragment


class Asked(msgspec.Struct, frozen=True):
    """`waiting` for a version of which nothing could be shown: when something can, its page is loaded again."""

    waiting: bool = False


@get("/papers/{paper_id:int}/versions/{n:int}/status", opt={"action": "paper.see"})
async def show_status(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    await seen(request, paper_id)
    shown = await version(paper_id, n)
    rendering = await rendering_of(shown.sha256)
    answer = fragment(request, "documents/papers/_status.html", shown=shown, rendering=rendering)
    if query(Asked, request).waiting and not _is_coming(shown, rendering):
        answer.headers["hx-refresh"] = "true"
    return answer


def _is_coming(shown: VersionRow, rendering: RenderingRow | None) -> bool:
    if shown.state != "readable":
        return shown.state in ("received", "checking")
    return rendering is None or (rendering.state in ("waiting", "running") and not rendering.ready)


routes = [show_status]

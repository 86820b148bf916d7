"""The pages of a version alone, to be read inside another page: the room of a meeting."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.commands.reading import open_version
from documents.controllers.papers import content
from documents.controllers.seen import readable
from ecabinet.pages import fragment


@get("/papers/{paper_id:int}/versions/{n:int}/book", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    """Open for reading as on its own page, and told of as that is."""
    shown, viewer = await readable(request, paper_id, n), request.scope["state"]["viewer"]
    await open_version(viewer, shown.id)
    book = await content(request, shown, left_off=1)
    return fragment(request, "documents/papers/_book.html", shown=shown, **book)


routes = [show]

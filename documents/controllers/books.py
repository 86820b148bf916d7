"""The pages of a version alone, to be read inside another page: the room of a meeting."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.papers import content
from documents.controllers.seen import readable
from ecabinet.pages import fragment


@get("/papers/{paper_id:int}/versions/{n:int}/book", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    """What the room shows to all is not opened by each: nothing is told of it."""
    shown = await readable(request, paper_id, n)
    book = await content(request, shown, left_off=1)
    return fragment(request, "documents/papers/_book.html", shown=shown, **book)


routes = [show]

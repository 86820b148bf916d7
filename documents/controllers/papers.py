"""A paper."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.seen import seen
from documents.controllers.showing import show


@get("/papers/{paper_id:int}", opt={"action": "paper.see"})
async def show_newest(request: Request, paper_id: FromPath[int]) -> Response:
    facts, relation = await seen(request, paper_id)
    return await show(request, facts, relation)


routes = [show_newest]

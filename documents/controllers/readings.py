"""How far a reader has come, told by the page that he reads."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from documents.commands.reading import read_on
from documents.controllers.seen import readable
from documents.queries.pages import rendering_of
from documents.queries.readings import my_readings
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.pages import fragment

PageNumber = Annotated[int, msgspec.Meta(ge=1)]


class ReadingForm(msgspec.Struct, frozen=True):
    """The page he is on, and those that he has seen since the last time."""

    page: PageNumber
    seen: Annotated[list[PageNumber], msgspec.Meta(max_length=500)] = []


@post("/papers/{paper_id:int}/versions/{n:int}/reading", opt={"action": "paper.see"})
async def create(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    found = await readable(request, paper_id, n)
    viewer = request.scope["state"]["viewer"]

    async def save(form: ReadingForm) -> Response:
        drawn = await rendering_of(found.sha256)
        if drawn is None or max(form.page, *form.seen, 1) > drawn.pages:
            raise NotFound
        await read_on(viewer, found.id, page=form.page, seen=form.seen)
        mine = await my_readings(viewer.person, [found.id])
        return fragment(request, "documents/papers/_read.html", mine=mine.get(found.id))

    return await submitted(request, ReadingForm, save)


routes = [create]

"""Presenting a paper to everybody in the room: put on, moved, marked, handed over, taken back, ended."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Stream

from documents import store
from documents.delivery import picture_headers
from documents.pictures import picture
from documents.rules.drawings import read_rectangles
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, answered, wants_json
from meetings.commands import presenting
from meetings.controllers.admission import Comer, PersonForm, to_item
from meetings.controllers.sitting import room_of
from meetings.queries.presentations import presentation_of
from meetings.queries.screens import scene_of, screen_of
from meetings.rules.presenting import Place, Pointer

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
PageNumber = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class PlaceForm(msgspec.Struct, frozen=True, kw_only=True):
    """The pointer stands on a page that is in sight, which need not be the one before the eyes."""

    page: PageNumber = 1
    y: Share = 0.0
    pointer_page: PageNumber | None = None
    pointer_x: Share = 0.0
    pointer_y: Share = 0.0

    def place(self) -> Place:
        return Place(page=self.page, y=self.y, pointer=self._pointer())

    def _pointer(self) -> Pointer | None:
        return (self.pointer_page, self.pointer_x, self.pointer_y) if self.pointer_page else None


class PaperForm(PlaceForm, frozen=True, kw_only=True):
    paper_version: int


class MoveForm(PlaceForm, frozen=True, kw_only=True):
    """`version` is the last one that the presenter has seen."""

    version: int


class MarkForm(msgspec.Struct, frozen=True):
    rectangles: str


@post("/items/{item_id:int}/presentation", opt={"action": "presentation.lead"})
async def create(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.lead", item_id)

    async def save(form: PaperForm) -> Response:
        await presenting.present(comer.viewer, item_id, form.paper_version, form.place(), at_desk=_at_desk(comer))
        return _done(request, comer, N_("The paper is shown to everybody."))

    return await submitted(request, PaperForm, save)


@post("/items/{item_id:int}/presentation/place", opt={"action": "presentation.lead"})
async def move(request: Request, item_id: FromPath[int]) -> Response:
    """The answer is the version to move on from, also where this move came too late."""
    comer = await to_item(request, "presentation.lead", item_id)

    async def save(form: MoveForm) -> Response:
        version = await presenting.move(comer.viewer, item_id, form.version, form.place())
        return answered(request, version=version) if wants_json(request) else _done(request, comer, N_("Page shown."))

    return await submitted(request, MoveForm, save)


@post("/items/{item_id:int}/presentation/highlights", opt={"action": "presentation.lead"})
async def highlight(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.lead", item_id)

    async def save(form: MarkForm) -> Response:
        await presenting.highlight(comer.viewer, item_id, read_rectangles(form.rectangles))
        return _done(request, comer, N_("Everybody who follows sees it."))

    return await submitted(request, MarkForm, save)


@post("/items/{item_id:int}/presentation/highlights/removal", opt={"action": "presentation.lead"})
async def clear(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.lead", item_id)
    await presenting.clear(comer.viewer, item_id)
    return _done(request, comer, N_("The highlights are cleared."))


@post("/items/{item_id:int}/presentation/presenter", opt={"action": "presentation.lead"})
async def hand_over(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.lead", item_id)

    async def save(form: PersonForm) -> Response:
        await presenting.hand_over(comer.viewer, item_id, form.person, at_desk=_at_desk(comer))
        return _done(request, comer, N_("Handed over."))

    return await submitted(request, PersonForm, save)


@post("/items/{item_id:int}/presentation/return", opt={"action": "presentation.run"})
async def take_back(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.run", item_id)
    await presenting.take_back(comer.viewer, item_id)
    return _done(request, comer, N_("You present now."))


@post("/items/{item_id:int}/presentation/end", opt={"action": "presentation.lead"})
async def end(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "presentation.lead", item_id)
    await presenting.end(comer.viewer, item_id, at_desk=_at_desk(comer))
    return _done(request, comer, N_("Nothing is presented any more."))


@get("/screens/{token:str}/presented/{paper_version:int}/{page:int}", opt={"action": "public"})
async def picture_for_screen(token: FromPath[str], paper_version: FromPath[int], page: FromPath[int]) -> Stream:
    """Of the one page that the screens show now, and of no other: whoever has the address sees no more than they do."""
    screen = await screen_of(token)
    shown = await presentation_of(screen.meeting) if screen else None
    if screen is None or shown is None or (shown.paper_version, shown.page) != (paper_version, page):
        raise NotFound
    if await scene_of(screen.meeting) != "page":
        raise NotFound
    path = await picture(shown.sha256, page, store.FIRST_WIDTH)
    if path is None:
        raise NotFound
    return Stream(store.pieces(path), media_type="image/webp", headers=picture_headers(path.stat().st_size))


def _at_desk(comer: Comer) -> bool:
    return comer.may("presentation.run")


def _done(request: Request, comer: Comer, message: str) -> Response:
    return acted(request, room_of(comer.meeting), message)


routes = [create, move, highlight, clear, hand_over, take_back, end, picture_for_screen]

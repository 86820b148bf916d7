"""One note, in the hands of its writer: its words, with whom it is shared, and taking it away."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents.commands import annotating
from documents.controllers.margins import Shown, margin, margin_answer
from documents.controllers.noted import noted
from documents.rules import circles
from documents.rules.annotations import LONGEST_NOTE, Color, Sharing
from ecabinet.errors import NotFound
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, failure, fragment, is_htmx, page


class Words(msgspec.Struct, frozen=True, kw_only=True):
    note: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)] = ""
    color: Color = "yellow"


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """With nobody, where nothing is chosen."""

    sharing: Sharing = ""


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """Counted from 0, as it stands in the drawing now."""

    stroke: int


@get("/notes/{note_id:int}", opt={"action": "note.change"})
async def edit(request: Request, note_id: FromPath[int]) -> Response:
    return await _edit(request, await noted(request, note_id), note_id)


@post("/notes/{note_id:int}", opt={"action": "note.change"})
async def rewrite(request: Request, note_id: FromPath[int]) -> Response:
    shown = await noted(request, note_id)

    async def save(form: Words) -> Response:
        await annotating.rewrite(shown.viewer, note_id, note=form.note, color=form.color)
        return await _back(request, shown, note_id, N_("The note was saved."))

    async def again(typed: Typed) -> Response:
        return await _edit(request, shown, note_id, typed=typed)

    return await submitted(request, Words, save, again)


@post("/notes/{note_id:int}/sharing", opt={"action": "note.change"})
async def share(request: Request, note_id: FromPath[int]) -> Response:
    shown = await noted(request, note_id)
    belongs = circles.of_writer(shown.viewer, shown.relation, shown.facts.meeting)

    async def save(form: Circle) -> Response:
        await annotating.share(shown.viewer, note_id, form.sharing, belongs)
        said = N_("The note is shared now.") if form.sharing else N_("Only you see the note now.")
        return await _back(request, shown, note_id, said)

    async def again(typed: Typed) -> Response:
        return await _edit(request, shown, note_id, typed=typed)

    return await submitted(request, Circle, save, again)


@post("/notes/{note_id:int}/erasure", opt={"action": "note.change"})
async def erase(request: Request, note_id: FromPath[int]) -> Response:
    shown = await noted(request, note_id)

    async def save(form: Stroke) -> Response:
        await annotating.erase(shown.viewer, note_id, form.stroke)
        return await _back(request, shown, note_id, N_("The stroke was rubbed out."))

    return await submitted(request, Stroke, save)


@post("/notes/{note_id:int}/removal", opt={"action": "note.change"})
async def remove(request: Request, note_id: FromPath[int]) -> Response:
    shown = await noted(request, note_id)
    await annotating.remove(shown.viewer, note_id)
    said = N_("The note was removed. For a day you can bring it back.")
    return await _back(request, shown, note_id, said, undo=note_id)


@post("/notes/{note_id:int}/restoration", opt={"action": "note.change"})
async def restore(request: Request, note_id: FromPath[int]) -> Response:
    shown = await noted(request, note_id)
    await annotating.restore(shown.viewer, note_id)
    return await _back(request, shown, note_id, N_("The note is back; only you see it."))


async def _edit(request: Request, shown: Shown, note_id: int, *, typed: Typed | None = None) -> Response:
    if typed and is_htmx(request):
        return failure(request, 422, typed.summary(), typed=typed)
    context = await margin(shown)
    notes = context["notes"]
    note = next((one for one in [*notes.placed, *notes.earlier] if one.id == note_id), None)
    if note is None:
        raise NotFound
    context |= {"note": note, "typed": typed or Typed()}
    if is_htmx(request):
        return fragment(request, "documents/notes/_edit.html", beside=True, **context)
    return page(request, "documents/notes/edit.html", beside=False, **context)


async def _back(request: Request, shown: Shown, note_id: int, said: str, *, undo: int = 0) -> Response:
    if is_htmx(request):
        return await margin_answer(request, shown, said, undo=undo)
    return done(request, f"{shown.here}/notes#note-{note_id}", said)


routes = [edit, rewrite, share, erase, remove, restore]

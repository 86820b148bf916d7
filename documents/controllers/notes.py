"""The notes on a version of a paper: read beside it, and written there."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents.commands.annotating import annotate
from documents.controllers.margins import Shown, margin_answer, notes_page
from documents.controllers.seen import seen
from documents.queries.versions import version
from documents.rules import circles
from documents.rules.annotations import LONGEST_AROUND, LONGEST_NOTE, LONGEST_QUOTE, Color, Sharing
from documents.rules.drawings import read_rectangles, read_strokes
from documents.rules.marking import Mark
from ecabinet.errors import NotFound
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, is_htmx


class NewNote(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its rectangles, strokes one by one, or words about a page."""

    page: int
    note: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)] = ""
    quote: Annotated[str, msgspec.Meta(max_length=LONGEST_QUOTE)] = ""
    before: Annotated[str, msgspec.Meta(max_length=LONGEST_AROUND)] = ""
    after: Annotated[str, msgspec.Meta(max_length=LONGEST_AROUND)] = ""
    rectangles: str = ""
    strokes: list[str] = []
    color: Color = "yellow"
    sharing: Sharing = ""

    def mark(self) -> Mark:
        drawn = {"rectangles": read_rectangles(self.rectangles), "strokes": read_strokes(self.strokes)}
        return Mark(**(msgspec.structs.asdict(self) | drawn))


@get("/papers/{paper_id:int}/versions/{n:int}/notes", opt={"action": "paper.see"})
async def index(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    """Over htmx the margin of the pages; else a page of its own."""
    shown = await _shown(request, paper_id, n, "paper.see")
    return await margin_answer(request, shown) if is_htmx(request) else await notes_page(request, shown)


@post("/papers/{paper_id:int}/versions/{n:int}/notes", opt={"action": "note.write"})
async def create(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    shown = await _shown(request, paper_id, n, "note.write")
    belongs = circles.of_writer(shown.viewer, shown.relation, shown.facts.meeting)

    async def save(form: NewNote) -> Response:
        made = await annotate(shown.viewer, shown.version, form.mark(), belongs)
        if is_htmx(request):
            return await margin_answer(request, shown, N_("The note was saved."))
        return done(request, f"{shown.here}/notes#note-{made}", N_("The note was saved."))

    async def again(typed: Typed) -> Response:
        return await notes_page(request, shown, typed=typed)

    return await submitted(request, NewNote, save, again)


async def _shown(request: Request, paper_id: int, n: int, action: str) -> Shown:
    facts, relation = await seen(request, paper_id, action)
    found = await version(paper_id, n)
    if found.state != "readable":
        raise NotFound
    return Shown(viewer=request.scope["state"]["viewer"], facts=facts, relation=relation, version=found)


routes = [index, create]

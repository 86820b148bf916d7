"""The notes beside a paper: in the margin of its pages, and on a page of their own, which can be printed."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec
from litestar import Request, Response

from documents.queries.annotations import Notes, notes_on
from documents.queries.pages import page_sizes
from documents.queries.papers import PaperFacts
from documents.queries.versions import VersionRow
from documents.rules import circles
from documents.rules.annotations import COLORS
from documents.rules.drawings import path_of
from ecabinet.access import Relation, Viewer
from ecabinet.forms import Typed, query
from ecabinet.i18n import translate
from ecabinet.pages import failure, fragment, is_htmx, page

Whose = Literal["", "mine", "shared"]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside one version, and who looks at it."""

    viewer: Viewer
    facts: PaperFacts
    relation: Relation
    version: VersionRow

    @property
    def here(self) -> str:
        return f"/papers/{self.facts.id}/versions/{self.version.n}"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """`seen` is the stamp of what the browser shows already, `whose` a choice among them, `page` where he reads."""

    seen: str = ""
    whose: Whose = ""
    page: int = 1


async def margin(shown: Shown) -> dict[str, Any]:
    """For templates: the notes as the viewer may see them, and the pages on which something of them is drawn."""
    viewer, meeting = shown.viewer, shown.facts.meeting
    reader = circles.of_reader(viewer, shown.relation, meeting)
    notes = await notes_on(shown.facts.id, shown.version.id, shown.version.n, person=viewer.person, circles=reader)
    return {
        "facts": shown.facts, "version": shown.version, "paper_here": shown.here, "notes_here": f"{shown.here}/notes",
        "notes": notes, "numbers": {note.id: n for n, note in enumerate(notes.placed, start=1)},
        "leaves": [size for size in await page_sizes(shown.version.sha256) if size.n in notes.pages],
        "path_of": path_of, "colors": COLORS, "stamp": _stamp(notes),
        "writer": circles.of_writer(viewer, shown.relation, meeting),
    }  # fmt: skip


async def margin_answer(request: Request, shown: Shown, said: str = "", *, undo: int = 0) -> Response:
    """Nothing, where nothing has changed since the browser last asked: what is being typed there stays."""
    context = await margin(shown)
    if query(Look, request).seen == context["stamp"]:
        return Response(None, status_code=204, headers={"cache-control": "no-store"})
    removed = next((note for note in context["notes"].removed if note.id == undo), None)
    return fragment(request, "documents/notes/_list.html", line=translate(said), undo=removed, drawn=False, **context)


async def notes_page(request: Request, shown: Shown, *, typed: Typed | None = None) -> Response:
    """A refused form comes back with all that was typed; over htmx it still stands there, and one line says why."""
    if typed and is_htmx(request):
        return failure(request, 422, typed.summary(), typed=typed)
    look = query(Look, request)
    context = await margin(shown)
    context["notes"] = _chosen(context["notes"], look.whose)
    return page(request, "documents/notes/index.html", look=look, typed=typed or Typed(), **context)


def _chosen(notes: Notes, whose: Whose) -> Notes:
    if not whose:
        return notes
    of_me, shared = whose == "mine", whose == "shared"
    placed, earlier = (
        [note for note in part if (of_me and note.mine) or (shared and note.sharing)]
        for part in (notes.placed, notes.earlier)
    )
    return Notes(placed, earlier, notes.removed if of_me else [])


def _stamp(notes: Notes) -> str:
    return hashlib.sha256(msgspec.json.encode(notes)).hexdigest()[:16]

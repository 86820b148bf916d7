"""A paper, opened to be read: its newest version, or the one that is asked for."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from documents.commands.reading import open_version
from documents.controllers.about import about
from documents.controllers.margins import Shown, margin, notes_beside
from documents.controllers.searches import Words
from documents.controllers.seen import seen
from documents.queries.finding import find
from documents.queries.pages import PageSize, RenderingRow, page_of, page_sizes, rendering_of
from documents.queries.papers import PaperFacts, paper
from documents.queries.readings import my_readings
from documents.queries.versions import VersionRow, versions
from documents.reading import reading_of
from documents.rules.papers import KINDS
from ecabinet.access import Relation, may
from ecabinet.errors import NotFound
from ecabinet.forms import query
from ecabinet.pages import page


class Place(msgspec.Struct, frozen=True):
    """The page that is asked for; without one, that on which the reader left off."""

    page: Annotated[int, msgspec.Meta(ge=1)] | None = None


@get("/papers/{paper_id:int}", opt={"action": "paper.see"})
async def show_newest(request: Request, paper_id: FromPath[int]) -> Response:
    facts, relation = await seen(request, paper_id)
    if facts.stub:
        return await about(request, facts, relation)
    return await _show(request, facts, relation)


@get("/papers/{paper_id:int}/versions/{n:int}", opt={"action": "paper.see"})
async def show_version(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    return await _show(request, *await seen(request, paper_id), n=n)


async def _show(request: Request, facts: PaperFacts, relation: Relation, *, n: int | None = None) -> Response:
    viewer = request.scope["state"]["viewer"]
    history = await versions(facts.id)
    shown = _chosen(history, n)
    before = (await my_readings(viewer.person, [shown.id])).get(shown.id)
    if shown.state == "readable":
        # A look that writes one line, as the access log does: who opened a version must not depend on script, and this
        # answer already holds the words of a page. Turning pages is sent by script (`readings`).
        await open_version(viewer, shown.id)
    return page(
        request, "documents/papers/show.html", paper=await paper(facts.id), kind=KINDS[facts.kind], history=history,
        shown=shown, before=before, may_download=may(viewer, "paper.download", relation),
        **await content(request, shown, left_off=before.page if before else 1),
        **await _notes(Shown(viewer=viewer, facts=facts, relation=relation, version=shown)),
    )  # fmt: skip


async def _notes(shown: Shown) -> dict[str, Any]:
    """None on what cannot be read."""
    return await margin(shown, await notes_beside(shown)) if shown.version.state == "readable" else {"notes": None}


def _chosen(history: list[VersionRow], n: int | None) -> VersionRow:
    for version in history:
        if n in (None, version.n):
            return version
    raise NotFound


async def content(request: Request, shown: VersionRow, *, left_off: int) -> dict[str, Any]:
    """The pages as they are drawn; the words of a Word paper without pages; or neither, while they are made."""
    drawn = await rendering_of(shown.sha256) if shown.state == "readable" else None
    ready = await page_sizes(shown.sha256) if drawn else []
    if drawn and ready:
        return await _pages(request, drawn, ready, left_off=left_off)
    words = shown.state == "readable" and shown.format == "docx"
    return {"rendering": drawn, "sizes": [], "reading": await reading_of(shown.sha256) if words else None}


async def _pages(request: Request, drawn: RenderingRow, ready: list[PageSize], *, left_off: int) -> dict[str, Any]:
    asked, words = query(Place, request).page, query(Words, request).q
    at = min(asked or left_off, drawn.pages)
    return {
        "rendering": drawn, "sizes": _of_all(ready, drawn.pages), "reading": None, "at": at,
        "leaf": await page_of(drawn.sha256, at), "resumed": asked is None and at > 1, "q": words,
        "hits": await find(drawn.sha256, words),
    }  # fmt: skip


def _of_all(ready: list[PageSize], pages: int) -> list[PageSize]:
    """A page that is not drawn yet is taken to be as large as the first one."""
    known, like = {size.n: size for size in ready}, ready[0]
    return [known.get(n) or PageSize(n, like.width, like.height) for n in range(1, pages + 1)]


routes = [show_newest, show_version]

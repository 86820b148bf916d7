"""The page of one paper at one of its versions."""

from __future__ import annotations

from litestar import Request, Response

from documents.queries.copies import copies_for
from documents.queries.papers import PaperFacts, paper
from documents.queries.versions import VersionRow, versions
from documents.reading import reading_of
from documents.rules.papers import KINDS
from documents.rules.word_blocks import Reading
from ecabinet.access import Relation, may
from ecabinet.errors import NotFound
from ecabinet.forms import Typed
from ecabinet.pages import page


async def show(
    request: Request, facts: PaperFacts, relation: Relation, *, n: int | None = None, typed: Typed | None = None
) -> Response:
    """The version `n`, or the newest; a stub has none."""
    history = await versions(facts.id)
    shown, viewer = _chosen(history, n), request.scope["state"]["viewer"]
    return page(
        request,
        "documents/papers/show.html",
        paper=await paper(facts.id),
        kind=KINDS[facts.kind],
        history=history,
        shown=shown,
        reading=await _reading(shown),
        may_add=not facts.stub and may(viewer, "paper.attach", relation),
        copies=await copies_for(viewer, facts, relation),
        typed=typed or Typed(),
    )


def _chosen(history: list[VersionRow], n: int | None) -> VersionRow | None:
    if n is None:
        return history[0] if history else None
    for version in history:
        if version.n == n:
            return version
    raise NotFound


async def _reading(shown: VersionRow | None) -> Reading | None:
    readable = shown is not None and shown.state == "readable" and shown.format == "docx"
    return await reading_of(shown.sha256) if shown and readable else None

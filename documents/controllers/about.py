"""What is known of a paper: its facts, all its versions, and the form for the next one."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.seen import seen
from documents.queries.copies import copies_for
from documents.queries.papers import PaperFacts, paper
from documents.queries.versions import versions
from documents.rules.papers import KINDS
from ecabinet.access import Relation, may
from ecabinet.forms import Typed
from ecabinet.pages import page


@get("/papers/{paper_id:int}/about", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int]) -> Response:
    return await about(request, *await seen(request, paper_id))


async def about(request: Request, facts: PaperFacts, relation: Relation, *, typed: Typed | None = None) -> Response:
    viewer = request.scope["state"]["viewer"]
    return page(
        request,
        "documents/papers/about.html",
        paper=await paper(facts.id),
        kind=KINDS[facts.kind],
        history=await versions(facts.id),
        copies=await copies_for(viewer, facts, relation),
        may_add=not facts.stub and may(viewer, "paper.attach", relation),
        may_download=may(viewer, "paper.download", relation),
        typed=typed or Typed(),
    )


routes = [show]

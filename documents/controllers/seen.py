"""A paper that this request may see, with what the viewer is to it."""

from __future__ import annotations

from litestar import Request

from documents.gatekeeper import relation_to
from documents.queries.papers import PaperFacts, paper_facts
from ecabinet.access import Relation, require


async def seen(request: Request, paper_id: int, action: str = "paper.see") -> tuple[PaperFacts, Relation]:
    """NotFound for a paper that is not there and for one that is not this viewer's: both look the same."""
    facts = await paper_facts(paper_id)
    relation = await relation_to(request.scope["state"]["viewer"], facts)
    require(request, action, relation)
    assert relation is not None
    return facts, relation

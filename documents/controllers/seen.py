"""A paper that this request may see, with what the viewer is to it; or one of its versions that can be read."""

from __future__ import annotations

from litestar import Request

from documents.gatekeeper import relation_to
from documents.queries.papers import PaperFacts, paper_facts
from documents.queries.versions import VersionRow, version
from ecabinet.access import Relation, require
from ecabinet.errors import NotFound


async def seen(request: Request, paper_id: int, action: str = "paper.see") -> tuple[PaperFacts, Relation]:
    """NotFound for a paper that is not there and for one that is not this viewer's: both look the same."""
    facts = await paper_facts(paper_id)
    relation = await relation_to(request.scope["state"]["viewer"], facts)
    require(request, action, relation)
    assert relation is not None
    return facts, relation


async def readable(request: Request, paper_id: int, n: int, action: str = "paper.see") -> VersionRow:
    """What was refused or put aside is named on its page, and nothing of it is given out."""
    await seen(request, paper_id, action)
    found = await version(paper_id, n)
    if found.state != "readable":
        raise NotFound
    return found

"""A note that this request may know of, beside the version on which it is looked at."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request

from documents.controllers.margins import Shown
from documents.gatekeeper import relation_to
from documents.queries.annotations import note_facts
from documents.queries.papers import paper_facts
from documents.queries.versions import version
from documents.rules import circles
from ecabinet.access import Relation, may, require
from ecabinet.forms import query


class On(msgspec.Struct, frozen=True):
    """The number of the version beside which it stands; without one, that on which it was made."""

    on: Annotated[int, msgspec.Meta(ge=1)] | None = None


async def noted(request: Request, note_id: int) -> Shown:
    """NotFound for a note that is not there, for another's private one, and for one on a paper that may not be seen."""
    viewer, note = request.scope["state"]["viewer"], await note_facts(note_id)
    facts = await paper_facts(note.paper)
    relation = await relation_to(viewer, facts)
    knows = (
        relation is not None
        and may(viewer, "paper.see", relation)
        and note.is_for(viewer.person, circles.of_reader(viewer, relation, facts.meeting))
    )
    require(request, "note.change", Relation(own=note.person == viewer.person) if knows else None)
    assert relation is not None
    found = await version(note.paper, query(On, request).on or note.made_on)
    return Shown(viewer=viewer, facts=facts, relation=relation, version=found)

"""The way from a conclusion's clause to its directives, and back: only for who may read the conclusion."""

from __future__ import annotations

from ecabinet.access import Viewer, may
from ecabinet.errors import NotFound
from meetings.queries.conclusions import ClauseFacts, clause_for_directive
from meetings.queries.items import relation_to_item


async def clause_for(viewer: Viewer, clause: int) -> ClauseFacts:
    """The clause that is to be quoted; NotFound also when it belongs to a closed item the viewer is not cleared for."""
    facts = await clause_for_directive(viewer, clause)
    if not await _may_read(viewer, facts.item):
        raise NotFound
    return facts


async def conclusion_of(viewer: Viewer, item: int | None, clause: int | None) -> str | None:
    """The address of the clause on its item; None for who only carries the directive out, and reads the quotation."""
    return f"/items/{item}#clause-{clause}" if item is not None and await _may_read(viewer, item) else None


async def _may_read(viewer: Viewer, item: int) -> bool:
    found = await relation_to_item(viewer, item)
    return found is not None and may(viewer, "conclusion.see", found[1])

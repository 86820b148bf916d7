"""Who may see a meeting's papers: what the viewer is to the item, or to the meeting, that the paper belongs to."""

from __future__ import annotations

from documents.gatekeeper import Reader, set_readers_finder, set_relation_finder, set_sight
from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer
from ecabinet.sight import condition
from meetings.queries.items import relation_to_item
from meetings.queries.meetings import relation_to
from meetings.queries.readers import readers_of_item

SEEN = """
(p.item IN (SELECT r.item FROM to_item r WHERE {seen})
 OR p.item IS NULL AND p.meeting IN (SELECT r.meeting FROM to_meeting r WHERE {seen}))
"""


async def relation_to_paper(viewer: Viewer, paper: PaperFacts) -> Relation | None:
    if paper.item is not None:
        found = await relation_to_item(viewer, paper.item)
        return found[1] if found else None
    return await relation_to(viewer, paper.meeting) if paper.meeting is not None else None


def sight_of_papers(viewer: Viewer) -> str:
    return SEEN.format(seen=condition(viewer, "paper.see", "r"))


async def readers_of_paper(paper: PaperFacts) -> list[Reader]:
    return [Reader(*one) for one in await readers_of_item(paper.item)] if paper.item is not None else []


set_relation_finder(relation_to_paper)
set_sight(sight_of_papers)
set_readers_finder(readers_of_paper)

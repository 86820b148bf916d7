"""Notes go on to a new version: each is looked for by its quotation, and what is not found is kept as an earlier note.

Nobody acts here and nothing of it is shared, so the journal does not hear of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import msgspec

from documents.commands.attaching import PaperVersionFacts, on_new_version
from documents.queries.anchors import Unplaced, unplaced_on
from documents.queries.flows import lines_of
from documents.queries.versions import version_with
from documents.rules.anchoring import Anchoring
from documents.rules.flow import Flow, PageLines, Place
from documents.rules.marking import moved, sought
from ecabinet.db import Work, fetch, work

ANCHOR = """
INSERT INTO anchor (annotation, version, found, page, rectangles)
SELECT r.annotation, $1, r.found, r.page, r.rectangles
FROM jsonb_to_recordset($2::jsonb) AS r(annotation int, found boolean, page int, rectangles jsonb)
ON CONFLICT (annotation, version) DO NOTHING
"""


async def reanchor_on_new_version(w: Work, paper: PaperVersionFacts) -> None:
    """Its words are known once its pages are drawn; the job waits for them."""
    await w.later("notes.reanchor", key=str(paper.version), version=paper.version)


async def reanchor(version: int) -> None:
    """All notes of earlier versions that have no place in this one yet. Its pages are all drawn; a version whose words
    are not known says nothing about them, and is left alone."""
    notes = await unplaced_on(version)
    pages = await lines_of(await version_with(version)) if notes else []
    if not any(page.lines for page in pages):
        return
    drawn_on = {note.id: await _old_lines(note) for note in notes if note.kind == "ink"}
    places = await asyncio.to_thread(_places, notes, pages, drawn_on)
    async with work(None):
        await fetch(ANCHOR, version, msgspec.json.encode(places).decode())


async def _old_lines(note: Unplaced) -> list[PageLines]:
    page = note.passage.page
    return await lines_of(await version_with(note.made_on), first=page, last=page + 1)


def _places(
    notes: Sequence[Unplaced], pages: Sequence[PageLines], drawn_on: dict[int, list[PageLines]]
) -> list[dict[str, object]]:
    """As rows for `ANCHOR`."""
    anchoring, rows = Anchoring(Flow(pages)), []
    for note in notes:
        place = anchoring.place_of(sought(note.passage))
        if place and note.kind == "ink":
            old = Anchoring(Flow(drawn_on[note.id])).place_of(sought(note.passage))
            place = moved(note.rectangles[0], old or place, place)
        elif place and not note.passage.quote:
            place = Place(place.page)
        page, rectangles = (place.page, place.rectangles) if place else (0, [])
        rows.append({"annotation": note.id, "found": place is not None, "page": page, "rectangles": rectangles})
    return rows


on_new_version.append(reanchor_on_new_version)

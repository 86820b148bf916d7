"""Writing on a paper: a note is its writer's own, and nobody hears of it before he shares it.

What nobody else may see is not in the journal either: the auditor reads there that a note was shared and that it was
withdrawn, and never what it says.
"""

from __future__ import annotations

import msgspec

from documents.queries.annotations import count_of
from documents.queries.flows import lines_of, page_count
from documents.queries.versions import VersionRow, versions
from documents.rules.annotations import (
    Color,
    Sharing,
    kind_of,
    require_content,
    require_may_share,
    require_page,
    require_restorable,
    require_room,
)
from documents.rules.circles import Circles
from documents.rules.flow import Place
from documents.rules.marking import SPREAD, Mark, kept
from documents.tables.annotations import Anchor, Annotation
from documents.tables.papers import Paper
from ecabinet.access import Viewer
from ecabinet.db import Work, work
from ecabinet.errors import NotFound


async def annotate(viewer: Viewer, version: VersionRow, mark: Mark, circles: Circles) -> int:
    """The id of the new note."""
    require_content(note=mark.note, quote=mark.quote, strokes=bool(mark.strokes))
    require_page(mark.page, await page_count(version))
    require_may_share(mark.sharing, circles)
    mark, place = kept(mark, await lines_of(version, first=max(1, mark.page - 1), last=mark.page + SPREAD))
    async with work(viewer) as w:
        require_room(await count_of(viewer.person, version.paper))
        note = await _write(w, viewer, version, mark, place)
        if mark.sharing:
            await _tell(w, "note.shared", note)
        await _follow(w, note, version)
    return note.id


async def rewrite(viewer: Viewer, note_id: int, *, note: str, color: Color) -> None:
    async with work(viewer) as w:
        own = await _own(viewer, note_id)
        drawn = own.kind == "ink"
        require_content(note=note, quote=own.quote, strokes=drawn)
        own.note, own.color, own.kind, own.changed_at = note, color, kind_of(note=note, drawn=drawn), w.now
        await own.save([Annotation.note, Annotation.color, Annotation.kind, Annotation.changed_at])


async def erase(viewer: Viewer, note_id: int, stroke: int) -> None:
    """One stroke of a drawing, counted from 0; with the last one the drawing is removed."""
    async with work(viewer) as w:
        own = await _own(viewer, note_id)
        strokes = msgspec.json.decode(own.strokes)
        if not 0 <= stroke < len(strokes):
            raise NotFound
        if len(strokes) == 1:
            await _remove(w, own)
            return
        own.strokes, own.changed_at = _json([*strokes[:stroke], *strokes[stroke + 1 :]]), w.now
        await own.save([Annotation.strokes, Annotation.changed_at])


async def share(viewer: Viewer, note_id: int, sharing: Sharing, circles: Circles) -> None:
    """With nobody (""), the meeting, or the agency; whom it was shared with before sees it no longer."""
    require_may_share(sharing, circles)
    async with work(viewer) as w:
        own = await _own(viewer, note_id)
        if own.sharing != sharing:
            await _withdraw(w, own)
            own.sharing, own.agency, own.changed_at = sharing, viewer.agency, w.now
            await own.save([Annotation.sharing, Annotation.agency, Annotation.changed_at])
            if sharing:
                await _tell(w, "note.shared", own)


async def remove(viewer: Viewer, note_id: int) -> None:
    """It is shared with nobody any more; for a day it can be brought back."""
    async with work(viewer) as w:
        await _remove(w, await _own(viewer, note_id))


async def restore(viewer: Viewer, note_id: int) -> None:
    """For its writer alone; a note that was not removed stays as it is."""
    async with work(viewer) as w:
        own = await _own(viewer, note_id, removed=True)
        if own.removed_at is not None:
            require_restorable(own.removed_at, w.now)
            own.removed_at = None
            await own.save([Annotation.removed_at])


async def _remove(w: Work, own: Annotation) -> None:
    await _withdraw(w, own)
    own.removed_at, own.sharing = w.now, ""
    await own.save([Annotation.removed_at, Annotation.sharing])


async def _withdraw(w: Work, own: Annotation) -> None:
    if own.sharing:
        await _tell(w, "note.withdrawn", own)


async def _own(viewer: Viewer, note_id: int, *, removed: bool = False) -> Annotation:
    """Nobody but its writer ever holds a note to change it."""
    mine = (Annotation.id == note_id) & (Annotation.person == viewer.person)
    own = await Annotation.objects().where(mine).lock_rows("UPDATE").first()
    if own is None or (own.removed_at is not None and not removed):
        raise NotFound
    return own


async def _write(w: Work, viewer: Viewer, version: VersionRow, mark: Mark, place: Place) -> Annotation:
    note = Annotation(
        paper=version.paper, version=version.id, person=viewer.person, agency=viewer.agency,
        kind=kind_of(note=mark.note, drawn=bool(mark.strokes)), quote=mark.quote, before=mark.before,
        after=mark.after, note=mark.note, color=mark.color, strokes=_json(mark.strokes), sharing=mark.sharing,
        created_at=w.now, changed_at=w.now,
    )  # fmt: skip
    await note.save()
    await Anchor(annotation=note.id, version=version.id, page=place.page, rectangles=_json(place.rectangles)).save()
    return note


async def _follow(w: Work, note: Annotation, version: VersionRow) -> None:
    """Who still reads an earlier version writes on that one; his note goes on to the newest too."""
    newest = (await versions(version.paper))[0]
    if newest.n > version.n:
        await w.later("notes.reanchor", key=f"{newest.id}.{note.id}", version=newest.id)


async def _tell(w: Work, kind: str, note: Annotation) -> None:
    paper = await Paper.objects().get(Paper.id == note.paper)
    assert paper is not None
    about = {"title": paper.title, "sharing": note.sharing}
    await w.event(kind, subject=("paper", paper.id), room=paper.meeting, item=paper.item, **about)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

"""The rows and the event of a paper and of a version, written inside somebody's act."""

from __future__ import annotations

import msgspec

from documents.commands.taking import Taken
from documents.queries.contents import shown_pages
from documents.queries.versions import PaperVersionFacts
from documents.tables.papers import Blob, Paper, PaperVersion
from ecabinet.access import Viewer
from ecabinet.db import Work
from ecabinet.vietnamese import nfc


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a paper is, and what it is a paper of."""

    title: str
    kind: str
    meeting: int | None = None
    item: int | None = None
    agency: int | None = None


async def write_paper(w: Work, viewer: Viewer, about: About, *, stub: bool) -> Paper:
    paper = Paper(
        title=nfc(about.title).strip(),
        kind=about.kind,
        meeting=about.meeting,
        item=about.item,
        agency=about.agency,
        stub=stub,
        created_at=w.now,
        created_by=viewer.person,
    )
    await paper.save()
    return paper


async def write_version(w: Work, viewer: Viewer, paper: Paper, taken: Taken, *, n: int, why: str) -> PaperVersion:
    """What others read already is readable at once. So is a sample paper, which is drawn when there is time."""
    blob = Blob(sha256=taken.sha256, size=taken.size, kind=taken.format)
    await Blob.insert(blob).on_conflict(target=Blob.sha256, action="DO NOTHING")
    pages = await shown_pages(taken.sha256)
    readable = pages is not None or w.in_the_past
    version = PaperVersion(
        paper=paper.id,
        n=n,
        blob=taken.sha256,
        name=taken.name,
        by=viewer.person,
        at=w.now,
        why=nfc(why).strip(),
        state="readable" if readable else "received",
        readable_at=w.now if readable else None,
        characters=taken.characters,
        pages=pages or taken.pages,
    )
    await version.save()
    if not readable:
        await w.later("paper.check", key=str(version.id), version=version.id)
    return version


async def write_event(w: Work, kind: str, paper: Paper, **data: object) -> None:
    about = {"title": paper.title, "paper_kind": paper.kind}
    await w.event(kind, subject=("paper", paper.id), room=paper.meeting, item=paper.item, **about, **data)
    if paper.meeting is not None:
        w.touch("meeting", paper.meeting, "papers")


def facts_of(paper: Paper, version: PaperVersion) -> PaperVersionFacts:
    return PaperVersionFacts(
        paper=paper.id,
        version=version.id,
        n=version.n,
        sha256=version.blob,
        title=paper.title,
        kind=paper.kind,
        meeting=paper.meeting,
        item=paper.item,
    )

"""Attaching a paper, and adding a version to one; nothing is ever replaced in its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from documents.commands.taking import Taken, take
from documents.commands.writing import About, facts_of, write_event, write_paper, write_version
from documents.queries.papers import PaperFacts, paper_facts
from documents.queries.versions import PaperVersionFacts
from documents.rules.papers import require_known_kind, require_new_version, require_titled
from documents.tables.papers import Paper, PaperVersion
from ecabinet.access import Viewer
from ecabinet.db import Work, work
from ecabinet.errors import NotFound
from ecabinet.sent_files import SentFile

__all__ = [
    "About", "PaperFacts", "PaperVersionFacts", "Taken", "add_paper", "add_version", "attach", "attach_stub",
    "before_new_version", "on_new_version", "replace", "take",
]  # fmt: skip

# Called in the transaction that adds a version, also the first, with the item it is for and before the paper is locked:
# to lock what stands above it first (locks go from meeting to paper to ballot), and to refuse the version by raising.
before_new_version: list[Callable[[Work, int | None], Awaitable[None]]] = []
# Called in the same transaction, after the version is written.
on_new_version: list[Callable[[Work, PaperVersionFacts], Awaitable[None]]] = []


async def attach(
    viewer: Viewer,
    *,
    title: str,
    kind: str,
    upload_name: str,
    data: bytes | SentFile,
    meeting: int | None = None,
    item: int | None = None,
    agency: int | None = None,
    at: datetime | None = None,
) -> int:
    """A new paper with its first version; returns the paper's id."""
    about = About(title=title, kind=kind, meeting=meeting, item=item, agency=agency)
    _require_described(about)
    taken = await take(upload_name, data)
    async with work(viewer, at=at) as w:
        paper, _ = await add_paper(w, viewer, taken, about)
    return paper


async def attach_stub(
    viewer: Viewer,
    *,
    title: str,
    kind: str,
    meeting: int | None = None,
    item: int | None = None,
    agency: int | None = None,
    at: datetime | None = None,
) -> int:
    """A paper that is handed out on paper only: it is named here, and its file never is."""
    about = About(title=title, kind=kind, meeting=meeting, item=item, agency=agency)
    _require_described(about)
    async with work(viewer, at=at) as w:
        await _ask_first(w, about.item)
        paper = await write_paper(w, viewer, about, stub=True)
        await write_event(w, "paper.announced", paper)
    return paper.id


async def replace(
    viewer: Viewer, paper_id: int, *, why: str, upload_name: str, data: bytes | SentFile, at: datetime | None = None
) -> int:
    """A new version beside the old ones; returns the version's id."""
    taken = await take(upload_name, data)
    async with work(viewer, at=at) as w:
        return await add_version(w, viewer, paper_id, taken, why=why)


async def add_paper(w: Work, viewer: Viewer, taken: Taken, about: About) -> tuple[int, int]:
    """The same inside another act, such as a report with its evidence: the ids of the paper and of its version."""
    _require_described(about)
    await _ask_first(w, about.item)
    paper = await write_paper(w, viewer, about, stub=False)
    version = await write_version(w, viewer, paper, taken, n=1, why="")
    await write_event(w, "paper.attached", paper, n=1, sha256=taken.sha256)
    return paper.id, version.id


async def add_version(w: Work, viewer: Viewer, paper_id: int, taken: Taken, *, why: str) -> int:
    """The paper is locked, so that two new versions at once become two numbers."""
    await _ask_first(w, (await paper_facts(paper_id)).item)
    paper = await Paper.objects().where(Paper.id == paper_id).lock_rows("UPDATE").first()
    if paper is None:
        raise NotFound
    version = await _next_version(w, viewer, paper, taken, why)
    await write_event(w, "paper.version_added", paper, n=version.n, sha256=taken.sha256, why=version.why)
    for told in on_new_version:
        await told(w, facts_of(paper, version))
    return version.id


async def _ask_first(w: Work, item: int | None) -> None:
    for asked in before_new_version:
        await asked(w, item)


async def _next_version(w: Work, viewer: Viewer, paper: Paper, taken: Taken, why: str) -> PaperVersion:
    of_paper = PaperVersion.objects().where(PaperVersion.paper == paper.id)
    latest = await of_paper.order_by(PaperVersion.n, ascending=False).first()
    require_new_version(stub=paper.stub, why=why, sha256=taken.sha256, latest_sha256=latest.blob if latest else "")
    return await write_version(w, viewer, paper, taken, n=latest.n + 1 if latest else 1, why=why)


def _require_described(about: About) -> None:
    require_titled(about.title)
    require_known_kind(about.kind)

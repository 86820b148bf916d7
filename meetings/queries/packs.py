"""What a pack of papers holds for one person, by which it is known again; and how far the worker is with it."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from documents.queries.papers import PaperRow, papers_of_meeting
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch_one
from meetings.queries.items import ItemRow, beginnings, items_of
from meetings.queries.meetings import meeting_facts


class PackPaper(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    title: str
    kind: str
    agency_name: str
    stub: bool
    version: int
    state: str
    format: str
    sha256: str


class PackItem(msgspec.Struct, frozen=True, kw_only=True):
    """Of an item that he may not look into only the number."""

    position: int
    visible: bool
    title: str
    agency_name: str
    minutes_planned: int
    closed: bool
    starts_at: datetime | None
    papers: list[PackPaper]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """All that will be printed, and nothing else: whatever of it changes makes another pack."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    chair: str
    common: list[PackPaper]
    items: list[PackItem]

    @property
    def papers(self) -> list[PackPaper]:
        return [*self.common, *(paper for item in self.items for paper in item.papers)]

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


class PackRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    meeting: int
    person: int
    asked_at: datetime
    contents: str
    state: str
    done: int
    total: int
    reason: str
    pages: int
    size: int


PACK = "SELECT id, meeting, person, asked_at, contents, state, done, total, reason, pages, size FROM pack WHERE id = $1"


async def pack(number: int) -> PackRow | None:
    row = await fetch_one(PACK, number)
    return PackRow(**row) if row else None


async def contents_for(viewer: Viewer, meeting: int, relation: Relation) -> Contents:
    """As he may see it now, being this to the meeting."""
    facts, papers = await meeting_facts(meeting), await papers_of_meeting(meeting)
    items = await items_of(meeting, person=viewer.person, capacity=relation.capacity, duties=viewer.duties)
    starts = beginnings(facts.starts_at, items)
    return Contents(
        title=facts.title, place=facts.place, starts_at=facts.starts_at, ends_at=facts.ends_at, chair=facts.chair,
        common=[_paper(paper) for paper in papers.get(None, [])],
        items=[_item(item, papers.get(item.id, []), starts.get(item.id)) for item in items],
    )  # fmt: skip


def _item(item: ItemRow, papers: list[PaperRow], starts_at: datetime | None) -> PackItem:
    return PackItem(
        position=item.position, visible=item.visible, title=item.title, agency_name=item.agency_name,
        minutes_planned=item.minutes_planned, closed=item.closed, starts_at=starts_at if item.visible else None,
        papers=[_paper(paper) for paper in papers] if item.visible else [],
    )  # fmt: skip


def _paper(paper: PaperRow) -> PackPaper:
    return PackPaper(**{name: getattr(paper, name) for name in PackPaper.__struct_fields__})

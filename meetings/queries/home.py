"""What waits for a person today: the meeting that matters now, and the invitations he has not answered."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from documents.queries.papers import PaperRow, papers_of_meeting
from documents.queries.readings import ReadingRow, my_readings
from ecabinet.access import Viewer
from ecabinet.clock import house_day, now
from meetings.queries.items import ItemRow, items_of
from meetings.queries.meetings import MeetingRow, meetings_for

RUNNING = frozenset({"sitting", "adjourned"})


class HomeMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """`read` is how much of an item's papers he has read, in percent; items of which he opened none are not in it."""

    row: MeetingRow
    items: list[ItemRow]
    papers: dict[int | None, list[PaperRow]]
    read: dict[int | None, int]


class Home(msgspec.Struct, frozen=True, kw_only=True):
    now: HomeMeeting | None
    coming: list[MeetingRow]
    past: list[MeetingRow]
    unanswered: list[MeetingRow]


async def home_for(viewer: Viewer) -> Home:
    meetings = await meetings_for(viewer)
    running = [row for row in meetings if row.state in RUNNING]
    called = sorted((row for row in meetings if row.state == "called"), key=lambda row: row.starts_at)
    today = [row for row in called if house_day(row.starts_at) == house_day(now())]
    first = next(iter([*running, *today, *called]), None)
    return Home(
        now=await _with_items(viewer, first) if first else None,
        coming=[row for row in called if first is None or row.id != first.id][:5],
        past=[row for row in meetings if row.state in {"closed", "minuted"}][:5],
        unanswered=[row for row in called if _owes_answer(row)],
    )


async def _with_items(viewer: Viewer, row: MeetingRow) -> HomeMeeting:
    items = await items_of(row.id, person=viewer.person, capacity=row.capacity, duties=viewer.duties)
    papers = await papers_of_meeting(row.id)
    readings = await my_readings(viewer.person, [paper.version_id for several in papers.values() for paper in several])
    return HomeMeeting(row=row, items=items, papers=papers, read=_read(papers, readings))


def _read(papers: dict[int | None, list[PaperRow]], readings: dict[int, ReadingRow]) -> dict[int | None, int]:
    """Each paper counts the same, however long; one that is handed out on paper is not read here."""
    found = {}
    for item, several in papers.items():
        mine = [readings.get(paper.version_id) for paper in several if not paper.stub]
        if any(mine):
            found[item] = sum(one.percent for one in mine if one) // len(mine)
    return found


def _owes_answer(row: MeetingRow) -> bool:
    late = row.starts_at < now() - timedelta(hours=12)
    return row.capacity not in {None, "secretary", "chair"} and row.answer is None and not late

"""Showing a paper to everybody who follows: put on, moved, handed over, taken back, ended.

Who shows what is an event each time. A move is none, as there are four a second: it is committed in its row, whose
version grows, so that every screen shows the same place and finds by itself what no message told.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from documents.rules.flow import Rectangle
from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting_of_item
from meetings.queries.meetings import MeetingFacts
from meetings.queries.presentations import Presentation, may_lead, presentation_of, shown_of
from meetings.rules import presenting
from meetings.rules.presenting import Place

MOVED = ("place", "screen", "mixer")
BEGUN = ("presentation", "undo", *MOVED)


async def present(viewer: Viewer, item: int, paper_version: int, place: Place, *, at_desk: bool) -> None:
    """Whoever puts a paper on presents it. The same again is the same act."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        running = await _running(facts, item)
        presenting.require_may_show(
            at_desk=at_desk, presenter=running.presenter if running else None, person=viewer.person
        )
        presenting.require_showable(facts.state, await shown_of(item, paper_version), place.page)
        if running and (running.paper_version, running.presenter) == (paper_version, viewer.person):
            return
        await fetch(BEGIN, facts.id, item, viewer.person, paper_version, place.page, place.y, act.now)
        await _tell(act, facts, item, "presentation.begun", paper_version=paper_version)


async def move(viewer: Viewer, item: int, seen: int, place: Place) -> int:
    """Returns the version now in force; a late move, or one by a former presenter, changes nothing."""
    async with work(viewer) as act:
        row = await fetch_one(
            MOVE, item, viewer.person, seen, place.page, place.y, json.dumps(place.pointer), act.now
        )  # fmt: skip
        if row is None:
            return await _version(item)
        act.touch("meeting", row["meeting"], *MOVED)
        return int(row["version"])


async def highlight(viewer: Viewer, item: int, added: Sequence[Rectangle]) -> None:
    """For everybody who follows, until he shows another page."""
    async with work(viewer) as act:
        facts, running = await _led(item, viewer)
        await _mark(act, facts, presenting.marked(running.highlights, added))


async def clear(viewer: Viewer, item: int) -> None:
    async with work(viewer) as act:
        facts, running = await _led(item, viewer)
        if running.highlights:
            await _mark(act, facts, [])


async def hand_over(viewer: Viewer, item: int, person: int, *, at_desk: bool) -> None:
    """To somebody who is present, from where the presenter is."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        running = await _running(facts, item)
        if running is None:
            raise RuleBroken(N_("Nothing is presented now."))
        presenting.require_may_show(at_desk=at_desk, presenter=running.presenter, person=viewer.person)
        if not await may_lead(item, person):
            raise RuleBroken(N_("Only who is present and sees this item can present."), "person")
        await _lead(act, facts, running, person, "presentation.handed_over")


async def take_back(viewer: Viewer, item: int) -> None:
    """By the chair or the secretary, whoever presents."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        running = await _running(facts, item)
        if running is None:
            raise RuleBroken(N_("Nothing is presented now."))
        await _lead(act, facts, running, viewer.person, "presentation.taken_back")


async def end(viewer: Viewer, item: int, *, at_desk: bool) -> None:
    """Ending what has ended is the same act."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        running = await _running(facts, item)
        if running:
            presenting.require_may_show(at_desk=at_desk, presenter=running.presenter, person=viewer.person)
            await end_presentation(act, facts)


async def end_presentation(act: Work, facts: MeetingFacts) -> None:
    """Inside another act too: a presentation ends with its item and with the sitting."""
    rows = await fetch(
        "UPDATE presentation SET ended_at = $2, pointer = 'null', highlights = '[]', version = version + 1"
        " WHERE meeting = $1 AND ended_at IS NULL RETURNING item",
        facts.id, act.now,
    )  # fmt: skip
    for row in rows:
        await _tell(act, facts, row["item"], "presentation.ended")


BEGIN = """
INSERT INTO presentation (meeting, item, presenter, paper_version, page, y, pointer, highlights, version, at, led_since)
VALUES ($1, $2, $3, $4, $5, $6, 'null', '[]', 1, $7, $7)
ON CONFLICT (meeting) DO UPDATE SET item = $2, presenter = $3, paper_version = $4, page = $5, y = $6, at = $7,
    led_since = $7, pointer = 'null', highlights = '[]', version = presentation.version + 1, ended_at = NULL
"""
# One statement without the meeting's lock: whatever ends or hands over the presentation changes this row. Once another
# page is shown, what was highlighted on those before it is gone.
MOVE = """
UPDATE presentation s SET page = $4, y = $5, pointer = $6::jsonb, at = $7, version = s.version + 1,
    highlights = CASE WHEN s.page = $4 THEN s.highlights ELSE coalesce(
        (SELECT jsonb_agg(box) FROM jsonb_array_elements(s.highlights) box WHERE (box->>0)::int = $4), '[]') END
FROM paper_version v JOIN rendering r ON r.blob = v.blob
WHERE s.item = $1 AND s.presenter = $2 AND s.version = $3 AND s.ended_at IS NULL
  AND v.id = s.paper_version AND $4 <= r.pages
RETURNING s.meeting, s.version
"""


async def _running(facts: MeetingFacts, item: int) -> Presentation | None:
    running = await presentation_of(facts.id)
    return running if running and running.item == item else None


async def _led(item: int, viewer: Viewer) -> tuple[MeetingFacts, Presentation]:
    facts = await lock_meeting_of_item(item)
    running = await _running(facts, item)
    if running is None or running.presenter != viewer.person:
        raise RuleBroken(N_("You do not present now."))
    return facts, running


async def _lead(act: Work, facts: MeetingFacts, running: Presentation, person: int, kind: str) -> None:
    if running.presenter == person:
        return
    await fetch(
        "UPDATE presentation SET presenter = $2, pointer = 'null', version = version + 1, at = $3, led_since = $3"
        " WHERE meeting = $1",
        facts.id, person, act.now,
    )  # fmt: skip
    await _tell(act, facts, running.item, kind, person=person)


async def _mark(act: Work, facts: MeetingFacts, marks: Sequence[Rectangle]) -> None:
    await fetch(
        "UPDATE presentation SET highlights = $2::jsonb, version = version + 1 WHERE meeting = $1",
        facts.id, json.dumps(marks),
    )  # fmt: skip
    act.touch("meeting", facts.id, *MOVED)


async def _version(item: int) -> int:
    row = await fetch_one("SELECT version FROM presentation WHERE item = $1", item)
    return int(row["version"]) if row else 0


async def _tell(act: Work, facts: MeetingFacts, item: int, kind: str, **data: Any) -> None:
    await act.event(kind, subject=("item", item), room=facts.id, item=item, **data)
    act.touch("meeting", facts.id, *BEGUN)

"""A conclusion that is still being written, read under the lock of its meeting."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch_one
from ecabinet.errors import NotFound
from meetings.commands.locks import lock_meeting_of_item
from meetings.queries.conclusions import ClauseRow, Standing, conclusion_of_item
from meetings.queries.meetings import MeetingFacts
from meetings.rules import conclusions


class Draft(Standing, frozen=True, kw_only=True):
    meeting: MeetingFacts
    item: int

    def require_writable(self) -> None:
        conclusions.require_time_to_write(self.meeting.state)
        conclusions.require_writable(approved=self.approved, locked=self.locked)

    def clause(self, clause: int) -> ClauseRow:
        """NotFound of one that was removed."""
        found = next((one for one in self.clauses if one.id == clause), None)
        if found is None:
            raise NotFound
        return found


async def draft_of_item(act: Work, item: int) -> Draft:
    """The clock is read again: whoever waited for the lock is judged by the moment at which he got it."""
    facts = await lock_meeting_of_item(item)
    await act.clock()
    return Draft(meeting=facts, item=item, conclusion=await conclusion_of_item(item))


async def draft_of_clause(act: Work, clause: int) -> Draft:
    row = await fetch_one(
        "SELECT k.item FROM clause c JOIN conclusion k ON k.id = c.conclusion WHERE c.id = $1", clause
    )
    if row is None:
        raise NotFound
    return await draft_of_item(act, row["item"])


async def begun(act: Work, draft: Draft, viewer: Viewer) -> int:
    """The conclusion's id; it is made with its first clause."""
    if draft.conclusion is not None:
        return draft.conclusion.id
    row = await fetch_one(
        "INSERT INTO conclusion (item, created_at, created_by) VALUES ($1, $2, $3) RETURNING id",
        draft.item, act.now, viewer.person,
    )  # fmt: skip
    assert row is not None
    return int(row["id"])


async def tell(act: Work, draft: Draft, kind: str, **data: object) -> None:
    await act.event(kind, subject=("item", draft.item), room=draft.meeting.id, item=draft.item, **data)
    act.touch("meeting", draft.meeting.id, "conclusion", "clauses", "desk")

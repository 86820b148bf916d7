"""The minutes of an earlier meeting on the agenda of a later one, and their adoption there."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_, speaking, translate
from meetings.commands.locks import lock_meeting, lock_meeting_of_item
from meetings.commands.planning import tell_change
from meetings.queries.adoptions import adoptable
from meetings.rules import sittings

TITLE = N_("Adoption of the minutes of: %(title)s")
LONGEST = 500


async def put_up_minutes(viewer: Viewer, meeting: int, earlier: int) -> int:
    """As the last item, to be moved from there. The same minutes stand once on an agenda."""
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        sittings.require_plannable(facts.state)
        found = {one.id: one for one in await adoptable(viewer, facts)}.get(earlier)
        if found is None:
            raise RuleBroken(N_("Choose a meeting whose minutes are frozen and not adopted yet."), "earlier")
        with speaking("vi"):
            title = translate(TITLE, title=found.title)
        row = await fetch_one(
            "INSERT INTO agenda_item (meeting, position, title, kind, minutes_planned, approves, version)"
            " SELECT $1, coalesce(max(position), 0) + 1, $2, 'report', 0, $3, 1 FROM agenda_item WHERE meeting = $1"
            " RETURNING id",
            meeting, title[:LONGEST], earlier,
        )  # fmt: skip
        assert row is not None
        await tell_change(act, facts, "item.added", item=row["id"])
        return int(row["id"])


async def adopt_minutes(viewer: Viewer, item: int) -> None:
    """Nobody objects: the chair says so, and the item is decided. Where one objects there is a ballot."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_sitting(facts.state)
        row = await fetch_one(
            "SELECT i.approves, c.item IS NOT NULL AS current, o.outcome,"
            " EXISTS (SELECT 1 FROM ballot b JOIN ballot_state s ON s.id = b.id LEFT JOIN result r ON r.ballot = b.id"
            "         WHERE b.item = i.id AND (s.state = 'open' OR b.kind = 'draft' AND r.outcome <> 'no_quorum'))"
            " AS balloted"
            " FROM agenda_item i LEFT JOIN current_item c ON c.item = i.id LEFT JOIN item_outcome o ON o.item = i.id"
            " WHERE i.id = $1",
            item,
        )
        assert row is not None
        if row["outcome"] == "decided":
            return
        _require_adoptable(row["approves"], current=row["current"], balloted=row["balloted"])
        await fetch(
            "INSERT INTO item_outcome (item, outcome, at, by) VALUES ($1, 'decided', $2, $3)"
            " ON CONFLICT (item) DO UPDATE SET outcome = 'decided', at = $2, by = $3",
            item, act.now, viewer.person,
        )  # fmt: skip
        await act.event("minutes.adopted", subject=("item", item), room=facts.id, item=item, earlier=row["approves"])
        act.touch("meeting", facts.id)


def _require_adoptable(approves: int | None, *, current: bool, balloted: bool) -> None:
    if approves is None:
        raise RuleBroken(N_("This item puts up no minutes."))
    if not current:
        raise RuleBroken(N_("Begin the item first: the minutes are adopted while the meeting deals with them."))
    if balloted:
        raise RuleBroken(N_("A ballot decides this item."))

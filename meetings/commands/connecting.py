"""A site says that it is connected and who is there, the desk confirms it, the site leaves."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, work
from meetings.commands.locks import lock_meeting
from meetings.queries.sites import SiteRow, site, sites_of
from meetings.rules import sites as rules
from meetings.rules import sittings

CONNECT = """
UPDATE site SET headcount = $2, connected_at = coalesce(connected_at, $3::timestamptz), connected_by = $4::int,
    confirmed_at = CASE WHEN $5 THEN $3::timestamptz END, confirmed_by = CASE WHEN $5 THEN $4::int END, left_at = NULL
WHERE id = $1
"""


async def connect(
    viewer: Viewer, number: int, headcount: int, delegates: list[int], *, by_desk: bool = False,
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Also to correct the numbers, and to come back. What the desk says needs nobody else."""
    async with work(viewer, at=at) as act:
        kept = await _locked(act, number)
        await fetch(CONNECT, number, headcount, act.now, viewer.person, by_desk)
        await fetch("UPDATE delegate SET present = id = ANY($2::int[]) WHERE site = $1", number, delegates)
        await _changed(act, kept, "site.connected", headcount=headcount)


async def confirm(viewer: Viewer, meeting: int, number: int | None = None, *, at: datetime | None = None) -> int:
    """One site that declared itself, or all of them; returns how many were not confirmed before."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        sittings.require_presence_possible(facts.state, today=house_day(act.now), day=house_day(facts.starts_at))
        declared = [one for one in await sites_of(meeting) if one.state == "declared" and number in {None, one.id}]
        for one in declared:
            await fetch(
                "UPDATE site SET confirmed_at = $2, confirmed_by = $3 WHERE id = $1", one.id, act.now, viewer.person
            )
            await _changed(act, one, "site.confirmed", headcount=one.headcount)
        return len(declared)


async def leave(viewer: Viewer, number: int) -> None:
    """Leaving twice is the same act."""
    async with work(viewer) as act:
        kept = await _locked(act, number)
        rules.require_confirmable(kept.state)
        if kept.state != "left":
            await fetch("UPDATE site SET left_at = $2 WHERE id = $1", number, act.now)
            await _changed(act, kept, "site.left", headcount=kept.headcount)


async def _locked(act: Work, number: int) -> SiteRow:
    facts = await lock_meeting((await site(number)).meeting)
    sittings.require_presence_possible(facts.state, today=house_day(act.now), day=house_day(facts.starts_at))
    return await site(number)


async def _changed(act: Work, kept: SiteRow, kind: str, **data: int) -> None:
    await act.event(kind, subject=("site", kept.id), room=kept.meeting, **data)
    act.touch("meeting", kept.meeting, "presence")

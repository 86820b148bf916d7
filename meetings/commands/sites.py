"""Arranging the sites of an online conference: which there are, in which order, and who sits where."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.agencies import in_force
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting
from meetings.queries.sites import SiteRow, delegates_of_site, site, sites_of
from meetings.rules import sites as rules
from meetings.rules.sites import Named

PROVINCE = "province"
ADD = """
INSERT INTO site (meeting, position, name, agency, head, expected, headcount, version)
VALUES ($1, $2, $3, $4, $5, $6, 0, 1) RETURNING id
"""


class SitePlan(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    agency: int | None = None
    head: str = ""
    expected: int = 0
    delegates: tuple[Named, ...] = ()


async def add(viewer: Viewer, meeting: int, plan: SitePlan, *, at: datetime | None = None) -> int:
    async with work(viewer, at=at) as act:
        last = await _last(meeting)
        made = await _add(meeting, last + 1, plan)
        await _changed(act, meeting, "site.added", made)
        return made


async def add_provinces(viewer: Viewer, meeting: int, *, at: datetime | None = None) -> int:
    """Every province of the meeting's day that has no site yet, in Vietnamese order; returns how many."""
    async with work(viewer, at=at) as act:
        last = await _last(meeting)
        taken = {one.agency for one in await sites_of(meeting)}
        row = await fetch_one("SELECT starts_at FROM meeting WHERE id = $1", meeting)
        assert row is not None
        day = house_day(row["starts_at"])
        new = [one for one in await in_force(day) if one.kind == PROVINCE and one.id not in taken]
        for n, agency in enumerate(new, start=last + 1):
            name = agency.name[:1].upper() + agency.name[1:]
            made = await _add(meeting, n, SitePlan(name=name, agency=agency.id))
            await _changed(act, meeting, "site.added", made)
        return len(new)


async def change(viewer: Viewer, number: int, plan: SitePlan, *, version: int) -> None:
    async with work(viewer) as act:
        kept = await _locked(number)
        changed = await fetch(
            "UPDATE site SET name = $2, agency = $3, head = $4, expected = $5, version = version + 1"
            " WHERE id = $1 AND version = $6 RETURNING id",
            number, plan.name, plan.agency, plan.head, plan.expected, version,
        )  # fmt: skip
        if not changed:
            raise Stale(N_("Somebody else has changed this site meanwhile. Compare and save again."))
        await _write_delegates(number, plan.delegates)
        await _changed(act, kept.meeting, "site.changed", number)


async def move(viewer: Viewer, number: int, *, up: bool) -> None:
    """Change places with the site before or after; at the end of the list nothing happens."""
    async with work(viewer) as act:
        kept = await _locked(number)
        order = [one.id for one in await sites_of(kept.meeting)]
        here = order.index(number)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        await _arrange(order)
        await _changed(act, kept.meeting, "site.moved", number)


async def remove(viewer: Viewer, number: int) -> None:
    async with work(viewer) as act:
        kept = await _locked(number)
        rules.require_removable(kept.state)
        await fetch("DELETE FROM site_seat WHERE site = $1", number)
        await fetch("UPDATE site SET removed_at = $2 WHERE id = $1", number, act.now)
        await _arrange([one.id for one in await sites_of(kept.meeting)])
        await _changed(act, kept.meeting, "site.removed", number)


async def seat(viewer: Viewer, number: int, person: int, *, at: datetime | None = None) -> None:
    """A participant sits at one site; seated elsewhere before, he moves."""
    async with work(viewer, at=at) as act:
        kept = await _locked(number)
        found = await fetch(
            "INSERT INTO site_seat (site, participant) SELECT $1, id FROM participant WHERE meeting = $2"
            " AND person = $3 ON CONFLICT (participant) DO UPDATE SET site = excluded.site RETURNING id",
            number, kept.meeting, person,
        )  # fmt: skip
        if not found:
            raise RuleBroken(N_("Choose people from the list."), "person")
        await _changed(act, kept.meeting, "site.seated", number, person=person)


async def unseat(viewer: Viewer, number: int, person: int) -> None:
    async with work(viewer) as act:
        kept = await _locked(number)
        await fetch(
            "DELETE FROM site_seat s USING participant p WHERE p.id = s.participant AND s.site = $1 AND p.person = $2",
            number, person,
        )  # fmt: skip
        await _changed(act, kept.meeting, "site.unseated", number, person=person)


async def _arrange(order: list[int]) -> None:
    await fetch(
        "UPDATE site SET position = place.n FROM unnest($1::int[]) WITH ORDINALITY AS place(id, n)"
        " WHERE site.id = place.id",
        order,
    )


async def _last(meeting: int) -> int:
    """The position of the last site; they are numbered without gaps."""
    facts = await lock_meeting(meeting)
    rules.require_arrangeable(facts.state)
    row = await fetch_one("SELECT count(*) AS last FROM site WHERE meeting = $1 AND removed_at IS NULL", meeting)
    assert row is not None
    return int(row["last"])


async def _locked(number: int) -> SiteRow:
    facts = await lock_meeting((await site(number)).meeting)
    rules.require_arrangeable(facts.state)
    return await site(number)


async def _add(meeting: int, position: int, plan: SitePlan) -> int:
    rules.require_room(position)
    if plan.agency is not None and not await fetch("SELECT 1 FROM agency WHERE id = $1", plan.agency):
        raise NotFound
    rows = await fetch(ADD, meeting, position, plan.name, plan.agency, plan.head, plan.expected)
    await _write_delegates(rows[0]["id"], plan.delegates)
    return int(rows[0]["id"])


async def _write_delegates(number: int, delegates: tuple[Named, ...]) -> None:
    """In the order of the list; who was there already stays so by his name."""
    there = [one.name for one in await delegates_of_site(number) if one.present]
    await fetch("DELETE FROM delegate WHERE site = $1", number)
    await fetch(
        "INSERT INTO delegate (site, name, post, present) SELECT $1, name, post, name = ANY($4::text[])"
        " FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS d(name, post, n) ORDER BY n",
        number, [one.name for one in delegates], [one.post for one in delegates], there,
    )  # fmt: skip


async def _changed(act: Work, meeting: int, kind: str, number: int, **data: int) -> None:
    await act.event(kind, subject=("site", number), room=meeting, **data)
    act.touch("meeting", meeting, "presence")

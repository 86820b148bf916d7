"""The sites of the sample's conference: every province, of which most have tried their connection."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from ecabinet.agencies import AgencyRow, in_force
from ecabinet.clock import day_start, house_day
from ecabinet.sample.diary import at
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.people import slug, title
from meetings.commands import connecting, sites
from meetings.commands.sites import PROVINCE, SitePlan
from meetings.queries.sites import delegates_of_site
from meetings.rules.sites import Named

TRYING = timedelta(minutes=40)
SILENT = 6  # of each so many sites the last has not been heard of


def note(held: Held) -> None:
    held.note(at(held.plan.called_on, 9, 40), partial(_add_provinces, held))


async def _add_provinces(held: Held, moment: datetime) -> None:
    provinces = [one for one in await in_force(house_day(held.plan.starts_at)) if one.kind == PROVINCE]
    for n, agency in enumerate(provinces):
        site = await sites.add(held.office, held.id, _planned(held, agency), at=moment)
        if (key := f"daidien.{slug(agency.name)}") in held.plan.invitees:
            await sites.seat(held.office, site, held.person(key), at=moment)
        if n % SILENT != SILENT - 1:
            held.note(_tried(held, n / len(provinces)), partial(_connect, held, site, held.rng.randrange(9, 32)))
    held.note(_tried(held, 0.7), held.command(connecting.confirm, held.secretary))


def _planned(held: Held, agency: AgencyRow) -> SitePlan:
    council = title(agency.name)
    return SitePlan(
        name=agency.name[:1].upper() + agency.name[1:], agency=agency.id, head=f"Chủ tịch {council}",
        expected=held.rng.randrange(10, 34),
        delegates=(Named(f"Chủ tịch {council}", "Trưởng đoàn"), Named(f"Đại diện Sở Tài chính {agency.name}")),
    )  # fmt: skip


def _tried(held: Held, part: float) -> datetime:
    """In the last forty minutes, but on the day itself, which may be younger."""
    now = held.diary.now
    since = max(now - TRYING, day_start(house_day(now)))
    return since + (now - since) * part


async def _connect(held: Held, site: int, headcount: int, moment: datetime) -> None:
    delegates = [one.id for one in await delegates_of_site(site)]
    await connecting.connect(held.secretary, site, headcount, delegates, at=moment)

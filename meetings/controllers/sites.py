"""The sites of an online conference: the list for everybody, and its arrangement for the Office."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.agencies import in_force
from ecabinet.clock import house_day
from ecabinet.errors import RuleBroken
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from meetings.commands import sites
from meetings.controllers.admission import Comer, PersonForm, to_meeting
from meetings.queries.meetings import MeetingFacts, meeting_facts
from meetings.queries.presence import participants
from meetings.queries.sites import SiteRow, delegates_of_site, site, sites_of
from meetings.rules import sites as rules

Choices = list[tuple[int, str]]
Text = Annotated[str, msgspec.Meta(max_length=200)]


class SiteForm(msgspec.Struct, frozen=True, kw_only=True):
    name: Text
    agency: int | None = None
    head: Text = ""
    expected: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0
    delegates: str = ""
    version: int = 0

    def plan(self, agencies: Choices) -> sites.SitePlan:
        if self.agency is not None and self.agency not in dict(agencies):
            raise RuleBroken(N_("Choose an agency from the list."), "agency")
        return sites.SitePlan(
            name=self.name, agency=self.agency, head=self.head, expected=self.expected,
            delegates=rules.delegates_of(self.delegates),
        )  # fmt: skip


class PositionForm(msgspec.Struct, frozen=True):
    direction: Literal["up", "down"]


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/meetings/{meeting_id:int}/sites", opt={"action": "meeting.see"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _index(request, await to_meeting(request, "meeting.see", meeting_id), Typed())


@post("/meetings/{meeting_id:int}/sites", opt={"action": "meeting.plan"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: SiteForm) -> Response:
        plan = form.plan(await _agencies(await meeting_facts(meeting_id)))
        made = await sites.add(comer.viewer, meeting_id, plan)
        return done(request, f"{_address(meeting_id)}#site-{made}", N_("The site was added."))

    return await submitted(request, SiteForm, save, lambda typed: _index(request, comer, typed))


@post("/meetings/{meeting_id:int}/sites/provinces", opt={"action": "meeting.plan"})
async def create_provinces(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)
    added = await sites.add_provinces(comer.viewer, meeting_id)
    return done(request, _address(meeting_id), N_("%(n)s sites were added."), n=added)


@get("/sites/{site_id:int}/plan", opt={"action": "meeting.plan"})
async def edit(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await to_site(request, "meeting.plan", site_id)
    return await _edit(request, comer, row, Typed())


@post("/sites/{site_id:int}/plan", opt={"action": "meeting.plan"})
async def update(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await to_site(request, "meeting.plan", site_id)

    async def save(form: SiteForm) -> Response:
        plan = form.plan(await _agencies(await meeting_facts(row.meeting), row))
        await sites.change(comer.viewer, site_id, plan, version=form.version)
        return done(request, f"{_address(row.meeting)}#site-{site_id}", N_("The site was saved."))

    return await submitted(request, SiteForm, save, lambda typed: _again(request, comer, site_id, typed))


@post("/sites/{site_id:int}/position", opt={"action": "meeting.plan"})
async def move(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await to_site(request, "meeting.plan", site_id)

    async def save(form: PositionForm) -> Response:
        await sites.move(comer.viewer, site_id, up=form.direction == "up")
        return done(request, f"{_address(row.meeting)}#site-{site_id}")

    return await submitted(request, PositionForm, save)


@post("/sites/{site_id:int}/removal", opt={"action": "meeting.plan"})
async def remove(request: Request, site_id: FromPath[int]) -> Response:
    comer, row = await to_site(request, "meeting.plan", site_id)

    async def save(form: NoFields) -> Response:
        await sites.remove(comer.viewer, site_id)
        return done(request, _address(row.meeting), N_("The site was taken off the list."))

    return await submitted(request, NoFields, save)


@post("/sites/{site_id:int}/seats", opt={"action": "meeting.plan"})
async def seat(request: Request, site_id: FromPath[int]) -> Response:
    comer, _ = await to_site(request, "meeting.plan", site_id)

    async def save(form: PersonForm) -> Response:
        await sites.seat(comer.viewer, site_id, form.person)
        return done(request, f"/sites/{site_id}/plan", N_("The person sits at this site."))

    return await submitted(request, PersonForm, save)


@post("/sites/{site_id:int}/seats/{person_id:int}/removal", opt={"action": "meeting.plan"})
async def unseat(request: Request, site_id: FromPath[int], person_id: FromPath[int]) -> Response:
    comer, _ = await to_site(request, "meeting.plan", site_id)

    async def save(form: NoFields) -> Response:
        await sites.unseat(comer.viewer, site_id, person_id)
        return done(request, f"/sites/{site_id}/plan", N_("The person no longer sits at this site."))

    return await submitted(request, NoFields, save)


async def to_site(request: Request, action: str, number: int) -> tuple[Comer, SiteRow]:
    row = await site(number)
    return await to_meeting(request, action, row.meeting), row


async def _index(request: Request, comer: Comer, typed: Typed) -> Response:
    facts, rows = await meeting_facts(comer.meeting), await sites_of(comer.meeting)
    return page(
        request, "meetings/sites/index.html", meeting=facts, sites=rows, rules=rules,
        typed=typed, planning=comer.may("meeting.plan") and facts.state in rules.ARRANGED,
        agencies=await _agencies(facts),
    )  # fmt: skip


async def _again(request: Request, comer: Comer, number: int, typed: Typed) -> Response:
    """With the site as it stands now: somebody else may have been faster."""
    return await _edit(request, comer, await site(number), typed)


async def _edit(request: Request, comer: Comer, row: SiteRow, typed: Typed) -> Response:
    facts = await meeting_facts(comer.meeting)
    people = [(one.person, one.name) for one in await participants(comer.meeting) if one.person not in row.seated]
    return page(
        request, "meetings/sites/edit.html", meeting=facts, site=row, typed=typed, people=people,
        delegates=await delegates_of_site(row.id), agencies=await _agencies(facts, row),
        stale=typed.again and typed.value("version") != str(row.version), open=facts.state in rules.ARRANGED,
    )  # fmt: skip


async def _agencies(facts: MeetingFacts, row: SiteRow | None = None) -> Choices:
    """Those of the meeting's day, and the one that the site names already."""
    found = [(one.id, one.name) for one in await in_force(house_day(facts.starts_at))]
    if row and row.agency and row.agency not in dict(found):
        found.append((row.agency, row.agency_name))
    return found


def _address(meeting: int) -> str:
    return f"/meetings/{meeting}/sites"


routes = [index, create, create_provinces, edit, update, move, remove, seat, unseat]

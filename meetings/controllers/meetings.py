"""The list of meetings; a meeting's page, its plan, its call and its cancellation."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents.queries.copies import numbers_out
from documents.queries.papers import PaperRow, papers_of_meeting
from documents.queries.readings import my_readings
from ecabinet.access import Viewer, may, require
from ecabinet.clock import HOUSE, house_day, now
from ecabinet.forms import Typed, query, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, failure, page
from meetings.commands import inviting, planning, repeating
from meetings.controllers.admission import Comer, to_meeting, watches_papers
from meetings.queries.adoptions import adoption_of
from meetings.queries.answers import answers_of, asked_of
from meetings.queries.blueprints import Blueprint, blueprint_of_meeting, template_facts, templates
from meetings.queries.items import beginnings, visible
from meetings.queries.meetings import MeetingFacts, MeetingRow, meeting_facts, meetings_for
from meetings.queries.punctuality import punctuality_of
from meetings.rules import sittings, stages

SIZE = 50
Line = Annotated[str, msgspec.Meta(max_length=300)]


class Asked(msgspec.Struct, frozen=True):
    page: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """What a new meeting is made from: a template, or an earlier meeting."""

    template: int | None = None
    like: int | None = None


class PlanForm(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting begins and ends on one day."""

    kind: Literal["government", "thematic", "working", "conference"]
    title: Line
    place: Line = ""
    day: date
    starts_at: time
    ends_at: time
    speech_minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    agency_minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    members_download: bool = False  # as a box that is not ticked
    template: int | None = None
    like: int | None = None
    version: int = 0

    def plan(self) -> planning.Plan:
        starts_at, ends_at = (datetime.combine(self.day, hour, HOUSE) for hour in (self.starts_at, self.ends_at))
        return planning.Plan(
            kind=self.kind, title=self.title, place=self.place, starts_at=starts_at, ends_at=ends_at,
            speech_seconds=self.speech_minutes * 60, agency_minutes=self.agency_minutes,
            members_download=self.members_download,
        )  # fmt: skip


class CancellationForm(msgspec.Struct, frozen=True):
    reason: Annotated[str, msgspec.Meta(max_length=1000)]


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/meetings", opt={"action": "meeting.list"})
async def index(request: Request) -> Response:
    viewer = require(request, "meeting.list")
    number = query(Asked, request).page
    rows = await meetings_for(viewer, page=number, size=SIZE)
    ahead = sorted(
        (row for row in rows if _lies_ahead(row)), key=lambda row: (row.state in stages.PLANNED, row.starts_at)
    )
    return page(
        request, "meetings/meetings/index.html", ahead=ahead, past=[row for row in rows if row not in ahead],
        number=number, more=len(rows) == SIZE, may_create=may(viewer, "meeting.create"), sittings=sittings,
        stages=stages,
    )  # fmt: skip


@get("/meetings/new", opt={"action": "meeting.create"})
async def new(request: Request) -> Response:
    viewer, asked = require(request, "meeting.create"), query(Model, request)
    return await _new(request, Typed(), await _model(viewer, asked.template, asked.like))


@post("/meetings", opt={"action": "meeting.create"})
async def create(request: Request) -> Response:
    viewer = require(request, "meeting.create")

    async def save(form: PlanForm) -> Response:
        model = await _model(viewer, form.template, form.like)
        if model:
            made = await repeating.make_meeting(viewer, form.plan(), model)
            return done(request, f"/meetings/{made}/agenda", N_("The meeting was created. Look its agenda through."))
        made = await planning.create_meeting(viewer, form.plan())
        return done(request, f"/meetings/{made}/agenda", N_("The meeting was created. Now put items on its agenda."))

    async def again(typed: Typed) -> Response:
        template, like = (_number(typed.value(name)) for name in ("template", "like"))
        return await _new(request, typed, await _model(viewer, template, like))

    return await submitted(request, PlanForm, save, again)


@get("/meetings/{meeting_id:int}", opt={"action": "meeting.see"})
async def show(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _shown(request, await to_meeting(request, "meeting.see", meeting_id), Typed())


@get("/meetings/{meeting_id:int}/plan", opt={"action": "meeting.plan"})
async def edit(request: Request, meeting_id: FromPath[int]) -> Response:
    await to_meeting(request, "meeting.plan", meeting_id)
    return await _edit(request, meeting_id, Typed())


@post("/meetings/{meeting_id:int}/plan", opt={"action": "meeting.plan"})
async def update(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: PlanForm) -> Response:
        await planning.change_meeting(comer.viewer, meeting_id, form.plan(), version=form.version)
        return done(request, f"/meetings/{meeting_id}", N_("The meeting was saved."))

    return await submitted(request, PlanForm, save, lambda typed: _edit(request, meeting_id, typed))


@post("/meetings/{meeting_id:int}/call", opt={"action": "meeting.plan"})
async def create_call(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: NoFields) -> Response:
        await inviting.call(comer.viewer, meeting_id)
        return done(request, f"/meetings/{meeting_id}", N_("The invitations were sent."))

    return await submitted(request, NoFields, save, lambda typed: _shown(request, comer, typed))


@post("/meetings/{meeting_id:int}/cancellation", opt={"action": "meeting.plan"})
async def create_cancellation(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: CancellationForm) -> Response:
        await inviting.cancel(comer.viewer, meeting_id, form.reason)
        return done(request, f"/meetings/{meeting_id}", N_("The meeting was cancelled; everybody invited was told."))

    return await submitted(
        request, CancellationForm, save, lambda typed: _edit(request, meeting_id, typed, form="cancellation")
    )  # fmt: skip


def _lies_ahead(row: MeetingRow) -> bool:
    return stages.lies_ahead(row.state, today=house_day(now()), day=house_day(row.ends_at))


async def _new(request: Request, typed: Typed, model: Blueprint | None) -> Response:
    return page(
        request, "meetings/meetings/new.html", typed=typed, kinds=sittings.KINDS, model=model,
        templates=await templates(),
    )  # fmt: skip


async def _model(viewer: Viewer, template: int | None, like: int | None) -> Blueprint | None:
    """NotFound of one that is not there; whoever makes meetings sees them all, but not each of their closed items."""
    if template is not None:
        return (await template_facts(template)).blueprint
    return await blueprint_of_meeting(viewer, like) if like is not None else None


def _number(typed: object) -> int | None:
    return int(str(typed)) if str(typed).isascii() and str(typed).isdigit() and len(str(typed)) < 10 else None


async def _edit(request: Request, meeting: int, typed: Typed, *, form: str = "plan") -> Response:
    """`form` is the one of the two forms that was refused; what was typed there is shown there again."""
    facts = await meeting_facts(meeting)
    if form == "cancellation" and facts.state not in stages.PLANNED:
        return failure(request, 422, typed.summary(), typed=typed)  # the page has no form any more to keep it in
    stale = form == "plan" and typed.again and typed.value("version") != str(facts.version)
    return page(
        request, "meetings/meetings/edit.html", meeting=facts, kinds=sittings.KINDS, stale=stale,
        typed=typed if form == "plan" else Typed(), cancelling=typed if form == "cancellation" else Typed(),
        plannable=facts.state in stages.PLANNED, day=house_day(facts.starts_at),
    )  # fmt: skip


async def _shown(request: Request, comer: Comer, typed: Typed) -> Response:
    facts, items = await meeting_facts(comer.meeting), await comer.items()
    person, papers = comer.viewer.person, await papers_of_meeting(comer.meeting)
    newest = [paper.version_id for several in papers.values() for paper in several]
    seen = [paper for item in items if item.visible for paper in papers.get(item.id, [])]
    watching = watches_papers(comer)
    return page(
        request, "meetings/meetings/show.html", meeting=facts, items=items, typed=typed,
        starts=beginnings(facts.starts_at, items), papers=papers, seen=seen,
        out=await _copies_out(comer, facts, seen), packing=comer.may("pack.make") and (seen or papers.get(None)),
        readings=await my_readings(person, newest),
        answers=await answers_of(comer.meeting, person, door=await comer.door()),
        asked=await asked_of(comer.meeting, besides=person) if comer.may("answer.agree") else (),
        answering=facts.state == "called" and comer.relation.capacity not in {None, "secretary"},
        planning=comer.may("meeting.plan"), directed=comer.may("directive.list"),
        enterable=stages.room_is_open(facts.state, today=house_day(now()), day=house_day(facts.starts_at)),
        punctuality=await punctuality_of(facts, visible(items), None if watching else person), watching=watching,
        adoption=await adoption_of(comer.viewer, comer.meeting), repeating=comer.may("meeting.repeat"),
        receipts=comer.may("receipts.see"), sittings=sittings, stages=stages,
    )  # fmt: skip


async def _copies_out(comer: Comer, facts: MeetingFacts, seen: list[PaperRow]) -> dict[int, list[int]]:
    """For who hands them out, when the meeting is over: the numbers of those not taken back, by paper."""
    stubs = [paper.id for paper in seen if paper.stub]
    minded = stubs and facts.state in stages.OVER and comer.may("paper.hand_out")
    return await numbers_out(stubs) if minded else {}


routes = [index, new, create, show, edit, update, create_call, create_cancellation]

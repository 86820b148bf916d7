"""Templates of meetings that recur: their list, their page, and a meeting kept as one."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.agencies import in_force
from ecabinet.clock import house_day, now
from ecabinet.errors import RuleBroken
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, failure, page
from ecabinet.people import everyone
from meetings.commands import repeating
from meetings.controllers.admission import to_meeting
from meetings.queries.blueprints import Blueprint, Line, Seat, TemplateFacts, template_facts, templates
from meetings.rules import sittings

Text = Annotated[str, msgspec.Meta(max_length=300)]
Choices = list[tuple[int, str]]
Name = Annotated[str, msgspec.Meta(max_length=200)]


class NameForm(msgspec.Struct, frozen=True):
    name: Name


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


class TemplateForm(msgspec.Struct, frozen=True, kw_only=True):
    """`items` and `people` are the places, from 0, of those that stay; `item_title` and what follows are added.

    `more` is the button of who goes on adding.
    """

    name: Name
    kind: Literal["government", "thematic", "working", "conference"]
    title: Text
    place: Text = ""
    starts_at: time
    ends_at: time
    speech_minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    agency_minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    members_download: bool = False  # as a box that is not ticked
    items: list[int] = []
    people: list[int] = []
    item_title: Annotated[str, msgspec.Meta(max_length=500)] = ""
    item_kind: Literal["draft", "report", "discussion"] = "draft"
    agency: int | None = None
    minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    person: int | None = None
    capacity: Literal["chair", "member", "invitee", "secretary"] = "member"
    more: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        if self.ends_at <= self.starts_at:
            raise RuleBroken(N_("The meeting must end after it begins."), "ends_at")
        if not self.item_title and (self.agency is not None or self.minutes):
            raise RuleBroken(N_("Give the item a title."), "item_title")

    def blueprint(self, kept: TemplateFacts, agencies: Choices, people: Choices) -> Blueprint:
        if self.agency is not None and self.agency not in dict(agencies):
            raise RuleBroken(N_("Choose an agency from the list."), "agency")
        if self.person is not None and self.person not in dict(people):
            raise RuleBroken(N_("Choose people from the list."), "person")
        return Blueprint(
            kind=self.kind, title=self.title, place=self.place, starts_at=self.starts_at, ends_at=self.ends_at,
            speech_seconds=self.speech_minutes * 60, agency_minutes=self.agency_minutes,
            members_download=self.members_download,
            agenda=[*(line for n, line in enumerate(kept.agenda) if n in self.items), *self._item()],
            participants=[*(seat for n, seat in enumerate(kept.participants) if n in self.people), *self._seat()],
        )  # fmt: skip

    def _item(self) -> list[Line]:
        line = Line(title=self.item_title, kind=self.item_kind, agency=self.agency, minutes=self.minutes)
        return [line] if self.item_title else []

    def _seat(self) -> list[Seat]:
        return [Seat(person=self.person, capacity=self.capacity)] if self.person is not None else []


@get("/meeting-templates", opt={"action": "meeting.create"})
async def index(request: Request) -> Response:
    require(request, "meeting.create")
    return page(request, "meetings/templates/index.html", templates=await templates(), kinds=sittings.KINDS)


@get("/meeting-templates/{template_id:int}", opt={"action": "meeting.create"})
async def edit(request: Request, template_id: FromPath[int]) -> Response:
    require(request, "meeting.create")
    return await _edit(request, template_id, Typed())


@post("/meeting-templates/{template_id:int}", opt={"action": "meeting.create"})
async def update(request: Request, template_id: FromPath[int]) -> Response:
    viewer, kept = require(request, "meeting.create"), await template_facts(template_id)

    async def save(form: TemplateForm) -> Response:
        plan = form.blueprint(kept, await _agencies(), await _people())
        await repeating.change_template(viewer, kept, form.name, plan, version=form.version)
        to = f"/meeting-templates/{template_id}#more" if form.more else "/meeting-templates"
        return done(request, to, N_("The template was saved."))

    return await submitted(request, TemplateForm, save, lambda typed: _edit(request, template_id, typed))


@post("/meeting-templates/{template_id:int}/removal", opt={"action": "meeting.create"})
async def remove(request: Request, template_id: FromPath[int]) -> Response:
    viewer = require(request, "meeting.create")

    async def save(form: NoFields) -> Response:
        await repeating.remove_template(viewer, template_id)
        return done(request, "/meeting-templates", N_("The template was removed. Meetings made from it stay."))

    return await submitted(request, NoFields, save)


@post("/meetings/{meeting_id:int}/templates", opt={"action": "meeting.repeat"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.repeat", meeting_id)

    async def save(form: NameForm) -> Response:
        made = await repeating.keep_template(comer.viewer, meeting_id, form.name)
        return done(request, f"/meeting-templates/{made}", N_("The meeting was kept as a template."))

    return await submitted(
        request, NameForm, save, lambda typed: failure(request, 422, typed.summary(), typed=typed)
    )  # fmt: skip


async def _edit(request: Request, template: int, typed: Typed) -> Response:
    kept = await template_facts(template)
    return page(
        request, "meetings/templates/edit.html", template=kept, people=await _people(), agencies=await _agencies(),
        typed=typed, kinds=sittings.KINDS, capacities=sittings.CAPACITIES, item_kinds=sittings.ITEM_KINDS,
    )  # fmt: skip


async def _agencies() -> Choices:
    return [(agency.id, agency.name) for agency in await in_force(house_day(now()))]


async def _people() -> Choices:
    return [(person.id, person.name) for person in await everyone()]


routes = [index, edit, update, remove, create]

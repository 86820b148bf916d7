"""Editing the agenda: its items, their order, and who may look into a closed one."""

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
from ecabinet.pages import done, failure, page
from ecabinet.people import everyone, office_people
from meetings.commands import inviting, planning
from meetings.controllers.admission import Comer, to_item, to_meeting
from meetings.queries.adoptions import adoptable
from meetings.queries.clearances import cleared_names, cleared_people
from meetings.queries.items import ItemRow
from meetings.queries.meetings import MeetingFacts, meeting_facts
from meetings.queries.presence import participants
from meetings.rules import sittings, stages

Choices = list[tuple[int, str]]


class ItemForm(msgspec.Struct, frozen=True, kw_only=True):
    title: Annotated[str, msgspec.Meta(max_length=500)]
    kind: Literal["draft", "report", "discussion"]
    agency: int | None = None
    minutes_planned: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    closed: bool = False
    version: int = 0

    def plan(self, agencies: Choices) -> planning.ItemPlan:
        if self.agency is not None and self.agency not in dict(agencies):
            raise RuleBroken(N_("Choose an agency from the list."), "agency")
        facts = {name: value for name, value in msgspec.structs.asdict(self).items() if name != "version"}
        return planning.ItemPlan(**facts)


class PositionForm(msgspec.Struct, frozen=True):
    direction: Literal["up", "down"]


class ClearanceForm(msgspec.Struct, frozen=True):
    people: list[int] = []


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/meetings/{meeting_id:int}/agenda", opt={"action": "meeting.plan"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)
    return await _agenda(request, comer, Typed())


@post("/meetings/{meeting_id:int}/items", opt={"action": "meeting.plan"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: ItemForm) -> Response:
        await planning.add_item(comer.viewer, meeting_id, form.plan(await _agencies(await meeting_facts(meeting_id))))
        return done(request, _address(meeting_id), N_("The item was added."))

    return await submitted(request, ItemForm, save, lambda typed: _agenda(request, comer, typed))


@get("/items/{item_id:int}/plan", opt={"action": "meeting.plan"})
async def edit(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "meeting.plan", item_id)
    return await _edit(request, comer, item_id)


@post("/items/{item_id:int}/plan", opt={"action": "meeting.plan"})
async def update(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "meeting.plan", item_id)

    async def save(form: ItemForm) -> Response:
        plan = form.plan(await _agencies(await meeting_facts(comer.meeting), await comer.item(item_id)))
        await planning.change_item(comer.viewer, item_id, plan, version=form.version)
        return done(request, _address(comer.meeting), N_("The item was saved."))

    return await submitted(request, ItemForm, save, lambda typed: _edit(request, comer, item_id, typed=typed))


@post("/items/{item_id:int}/position", opt={"action": "meeting.plan"})
async def move(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "meeting.plan", item_id)

    async def save(form: PositionForm) -> Response:
        await planning.move_item(comer.viewer, item_id, up=form.direction == "up")
        return done(request, f"{_address(comer.meeting)}#item-{item_id}")

    return await submitted(request, PositionForm, save, lambda typed: _agenda(request, comer, typed, form="list"))


@post("/items/{item_id:int}/removal", opt={"action": "meeting.plan"})
async def remove(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "meeting.plan", item_id)

    async def save(form: NoFields) -> Response:
        await planning.remove_item(comer.viewer, item_id)
        return done(request, _address(comer.meeting), N_("The item was removed."))

    return await submitted(request, NoFields, save, lambda typed: _agenda(request, comer, typed, form="list"))


@post("/items/{item_id:int}/clearance", opt={"action": "meeting.plan"})
async def clear(request: Request, item_id: FromPath[int]) -> Response:
    """Who clears keeps himself in sight of the item."""
    comer = await to_item(request, "meeting.plan", item_id)

    async def save(form: ClearanceForm) -> Response:
        item = await comer.item(item_id)
        offered = dict(await _clearable(comer, item, await cleared_people(item_id)))
        if not offered.keys() >= set(form.people):
            raise RuleBroken(N_("Choose people from the list."), "people")
        own = [comer.viewer.person] if item.closed else []
        await inviting.clear(comer.viewer, item_id, sorted({*form.people, *own}))
        return done(request, f"/items/{item_id}/plan", N_("Who may look into this item was saved."))

    return await submitted(request, ClearanceForm, save, lambda typed: _edit(request, comer, item_id, clearing=typed))


async def _agenda(request: Request, comer: Comer, typed: Typed, *, form: str = "new") -> Response:
    """`form` says whether the form of a new item was refused, or a button in the list."""
    facts = await meeting_facts(comer.meeting)
    if form == "new" and typed.again and facts.state not in stages.PLANNED:
        return failure(request, 422, typed.summary(), typed=typed)  # the page has no form any more to keep it in
    plannable = facts.state in stages.PLANNED
    return page(
        request, "meetings/agenda/index.html", meeting=facts, items=await comer.items(),
        earlier=await adoptable(comer.viewer, facts) if plannable else [],
        cleared=await cleared_names(comer.meeting), agencies=await _agencies(facts),
        typed=typed if form == "new" else Typed(), refused=typed.summary() if form == "list" else "",
        plannable=plannable, sittings=sittings,
    )  # fmt: skip


async def _edit(
    request: Request, comer: Comer, item_id: int, *, typed: Typed | None = None, clearing: Typed | None = None
) -> Response:
    facts, item = await meeting_facts(comer.meeting), await comer.item(item_id)
    cleared = await cleared_people(item_id)
    return page(
        request, "meetings/agenda/edit.html", meeting=facts, item=item, agencies=await _agencies(facts, item),
        typed=typed or Typed(), stale=typed is not None and typed.value("version") != str(item.version),
        clearing=clearing or Typed(), cleared=cleared, clearable=await _clearable(comer, item, cleared),
        plannable=facts.state in stages.PLANNED, sittings=sittings,
    )  # fmt: skip


async def _agencies(facts: MeetingFacts, item: ItemRow | None = None) -> Choices:
    """Those of the meeting's day, and the one that the item names already."""
    found = [(one.id, one.name) for one in await in_force(house_day(facts.starts_at))]
    if item and item.agency and item.agency not in dict(found):
        found.append((item.agency, item.agency_name))
    return found


async def _clearable(comer: Comer, item: ItemRow, cleared: list[int]) -> Choices:
    """Chair and members see every item. All others need a clearance for a closed one, invitees for any."""
    wanted = {"substitute", "invitee", "secretary"} if item.closed else {"invitee"}
    found = {row.person for row in await participants(comer.meeting) if row.capacity in wanted} | set(cleared)
    found |= set(await office_people()) if item.closed else set()
    return [(one.id, one.name) for one in await everyone() if one.id in found - {comer.viewer.person}]


def _address(meeting: int) -> str:
    return f"/meetings/{meeting}/agenda"


routes = [index, create, edit, update, move, remove, clear]

"""Running a meeting: open, adjourn, resume, close; go to an item; who is present."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.access import Viewer, require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted
from meetings.commands import attending, sitting
from meetings.queries.items import relation_to_item
from meetings.queries.meetings import relation_to


class OutcomeForm(msgspec.Struct, frozen=True):
    outcome: str


class AdjournmentForm(msgspec.Struct, frozen=True):
    until: str = ""


class AttendanceForm(msgspec.Struct, frozen=True):
    mode: str
    person: int | None = None


@post("/meetings/{meeting_id:int}/sitting", opt={"action": "sitting.run"})
async def open_(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _run(request, meeting_id, sitting.open_sitting, N_("The sitting is open."))


@post("/meetings/{meeting_id:int}/sitting/adjournment", opt={"action": "sitting.run"})
async def adjourn(request: Request, meeting_id: FromPath[int]) -> Response:
    viewer = await _at_meeting(request, meeting_id)

    async def save(form: AdjournmentForm) -> Response:
        await sitting.adjourn(viewer, meeting_id, form.until)
        return acted(request, room_of(meeting_id), N_("The sitting is adjourned."))

    return await submitted(request, AdjournmentForm, save)


@post("/meetings/{meeting_id:int}/sitting/resumption", opt={"action": "sitting.run"})
async def resume(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _run(request, meeting_id, sitting.resume, N_("The sitting goes on."))


@post("/meetings/{meeting_id:int}/sitting/closure", opt={"action": "sitting.run"})
async def close(request: Request, meeting_id: FromPath[int]) -> Response:
    return await _run(request, meeting_id, sitting.close_sitting, N_("The sitting is closed."))


@post("/items/{item_id:int}/beginning", opt={"action": "item.move"})
async def begin(request: Request, item_id: FromPath[int]) -> Response:
    viewer = await _at_item(request, item_id)
    meeting = await sitting.go_to(viewer, item_id)
    return acted(request, room_of(meeting), N_("The item is on."))


@post("/items/{item_id:int}/outcome", opt={"action": "item.move"})
async def set_outcome(request: Request, item_id: FromPath[int]) -> Response:
    viewer = await _at_item(request, item_id)

    async def save(form: OutcomeForm) -> Response:
        meeting = await sitting.set_outcome(viewer, item_id, form.outcome)
        return acted(request, room_of(meeting), N_("Noted."))

    return await submitted(request, OutcomeForm, save)


@post("/meetings/{meeting_id:int}/attendance", opt={"action": "presence.self"})
async def attend(request: Request, meeting_id: FromPath[int]) -> Response:
    """One's own presence; that of another is recorded by the chair or the secretary."""
    relation = await relation_to(request.scope["state"]["viewer"], meeting_id)
    viewer = require(request, "presence.self", relation)

    async def save(form: AttendanceForm) -> Response:
        person = form.person or viewer.person
        if person != viewer.person:
            require(request, "presence.record", relation)
            request.scope["state"]["judged"] = "presence.self"
        if form.mode == "leave":
            await attending.depart(viewer, meeting_id, person)
            return acted(request, room_of(meeting_id), N_("Marked as gone."))
        await attending.arrive(viewer, meeting_id, person, mode=form.mode)
        return acted(request, room_of(meeting_id), N_("Marked as present."))

    return await submitted(request, AttendanceForm, save)


def room_of(meeting: int) -> str:
    return f"/meetings/{meeting}/room"


async def _run(
    request: Request, meeting: int, command: Callable[[Viewer, int], Awaitable[Any]], message: str
) -> Response:
    viewer = await _at_meeting(request, meeting)
    await command(viewer, meeting)
    return acted(request, room_of(meeting), message)


async def _at_meeting(request: Request, meeting: int) -> Viewer:
    return require(request, "sitting.run", await relation_to(request.scope["state"]["viewer"], meeting))


async def _at_item(request: Request, item: int) -> Viewer:
    found = await relation_to_item(request.scope["state"]["viewer"], item)
    if found is None:
        require(request, "item.move", None)
        raise NotFound
    return require(request, "item.move", found[1])


routes = [open_, adjourn, resume, close, begin, set_outcome, attend]

"""Asking to speak, and running the floor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import Viewer, require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, page
from meetings.commands import speaking
from meetings.controllers.admission import Comer, PersonForm, to_item
from meetings.controllers.sitting import room_of
from meetings.queries.speakers import RequestFacts, request_facts, running_speech, speaking_record

Change = Callable[[Viewer, int, int | None], Awaitable[None]]


class WishForm(msgspec.Struct, frozen=True):
    topic: Annotated[str, msgspec.Meta(max_length=300)] = ""


class SpeechForm(msgspec.Struct, frozen=True):
    """Which speech is meant; without one, whichever runs."""

    speech: int = 0


class PositionForm(msgspec.Struct, frozen=True):
    direction: str


@post("/items/{item_id:int}/speaker-requests", opt={"action": "speaker.ask"})
async def ask(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "speaker.ask", item_id)

    async def save(form: WishForm) -> Response:
        await speaking.ask(comer.viewer, item_id, form.topic)
        return acted(request, room_of(comer.meeting), N_("You are on the list of speakers."))

    return await submitted(request, WishForm, save)


@post("/speaker-requests/{request_id:int}/withdrawal", opt={"action": "speaker.ask"})
async def withdraw(request: Request, request_id: FromPath[int]) -> Response:
    """One's own wish; nobody learns of another's by its number."""
    comer, wish = await _wish(request, "speaker.ask", request_id)
    if wish.person != comer.viewer.person:
        raise NotFound
    await speaking.withdraw(comer.viewer, request_id)
    return acted(request, room_of(comer.meeting), N_("Your request to speak is withdrawn."))


@post("/speaker-requests/{request_id:int}/dismissal", opt={"action": "floor.run"})
async def dismiss(request: Request, request_id: FromPath[int]) -> Response:
    comer, _ = await _wish(request, "floor.run", request_id)
    await speaking.dismiss(comer.viewer, request_id)
    return acted(request, room_of(comer.meeting), N_("Taken off the list of speakers."))


@post("/speaker-requests/{request_id:int}/position", opt={"action": "floor.run"})
async def move(request: Request, request_id: FromPath[int]) -> Response:
    comer, _ = await _wish(request, "floor.run", request_id)

    async def save(form: PositionForm) -> Response:
        await speaking.move(comer.viewer, request_id, form.direction)
        return acted(request, room_of(comer.meeting), N_("The order is changed."))

    return await submitted(request, PositionForm, save)


@post("/items/{item_id:int}/speaker-order", opt={"action": "floor.run"})
async def arrange(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "floor.run", item_id)
    await speaking.arrange_by_rule(comer.viewer, item_id)
    return acted(request, room_of(comer.meeting), N_("Ordered: who has spoken least comes first."))


@post("/speaker-requests/{request_id:int}/speech", opt={"action": "floor.run"})
async def call(request: Request, request_id: FromPath[int]) -> Response:
    comer, _ = await _wish(request, "floor.run", request_id)
    await speaking.call(comer.viewer, request_id)
    return acted(request, room_of(comer.meeting), N_("The speaker has the floor."))


@post("/items/{item_id:int}/speeches", opt={"action": "floor.run"})
async def give_floor(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "floor.run", item_id)

    async def save(form: PersonForm) -> Response:
        await speaking.give_floor(comer.viewer, item_id, form.person)
        return acted(request, room_of(comer.meeting), N_("The speaker has the floor."))

    return await submitted(request, PersonForm, save)


@post("/items/{item_id:int}/speech/pause", opt={"action": "floor.run"})
async def pause(request: Request, item_id: FromPath[int]) -> Response:
    return await _change(request, item_id, speaking.pause, N_("The clock stands still."))


@post("/items/{item_id:int}/speech/resumption", opt={"action": "floor.run"})
async def resume(request: Request, item_id: FromPath[int]) -> Response:
    return await _change(request, item_id, speaking.resume, N_("The clock runs again."))


@post("/items/{item_id:int}/speech/extension", opt={"action": "floor.run"})
async def extend(request: Request, item_id: FromPath[int]) -> Response:
    return await _change(request, item_id, speaking.extend, N_("A minute more to speak."))


@post("/items/{item_id:int}/speech/end", opt={"action": "floor.run"})
async def end(request: Request, item_id: FromPath[int]) -> Response:
    return await _change(request, item_id, speaking.end, N_("The speech is over."))


@get("/speakers", opt={"action": "speaker.record"})
async def record(request: Request) -> Response:
    """Over all meetings: who speaks how long, and who never does."""
    require(request, "speaker.record")
    return page(request, "meetings/speakers/index.html", rows=await speaking_record())


async def _change(request: Request, item: int, change: Change, message: str) -> Response:
    """Of the speech on this item that one sees; once the floor has moved on, nothing of another's is changed."""
    comer = await to_item(request, "floor.run", item)

    async def save(form: SpeechForm) -> Response:
        running = await running_speech(comer.meeting)
        if running is None or running.item == item:
            await change(comer.viewer, comer.meeting, form.speech or (running.id if running else None))
        return acted(request, room_of(comer.meeting), message)

    return await submitted(request, SpeechForm, save)


async def _wish(request: Request, action: str, request_id: int) -> tuple[Comer, RequestFacts]:
    wish = await request_facts(request_id)
    if wish is None:
        require(request, action, None)
        raise NotFound
    return await to_item(request, action, wish.item), wish


routes = [ask, withdraw, dismiss, move, arrange, call, give_floor, pause, resume, extend, end, record]

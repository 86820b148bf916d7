"""Ballots: prepared, opened, closed, withdrawn; and their page."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import Relation, Viewer, may, require
from ecabinet.errors import NotFound
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, answered, failure, fragment, is_htmx, page, wants_json
from meetings.commands import balloting
from meetings.commands.preparing import Plan, prepare
from meetings.controllers import items
from meetings.controllers.admission import to_item
from meetings.controllers.sitting import room_of
from meetings.queries.ballot_exports import ballot_export
from meetings.queries.ballots import BallotFacts, ballot_facts, marks, mine
from meetings.queries.items import relation_to_item
from meetings.rules.explaining import explain


class BallotForm(msgspec.Struct, frozen=True, kw_only=True):
    question: Annotated[str, msgspec.Meta(max_length=1000)]
    paper: int | None = None
    kind: Literal["draft", "procedural"] = "draft"
    procedure: Literal["", "postpone", "withdraw", "close_debate"] = ""
    display: Literal["named", "totals"] = "named"
    seconds: Literal["0", "60", "180", "300"] = "0"

    def plan(self) -> Plan:
        return Plan(**{name: getattr(self, name) for name in self.__struct_fields__} | {"seconds": int(self.seconds)})


class ReasonForm(msgspec.Struct, frozen=True):
    reason: Annotated[str, msgspec.Meta(max_length=1000)]


@post("/items/{item_id:int}/ballots", opt={"action": "ballot.prepare"})
async def create(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "ballot.prepare", item_id)

    async def save(form: BallotForm) -> Response:
        await prepare(comer.viewer, item_id, form.plan())
        return acted(request, room_of(comer.meeting), N_("The ballot is prepared; open it when the debate is over."))

    async def again(typed: Typed) -> Response:
        if is_htmx(request):
            return failure(request, 422, typed.summary(), typed=typed)
        return await items.shown(request, comer, item_id, typed=typed, form="ballot")

    return await submitted(request, BallotForm, save, again)


@get("/ballots/{address:str}", opt={"action": "ballot.see"})
async def show(request: Request, address: FromPath[str]) -> Response:
    """A page; with `.json` after the number the same facts for another program."""
    number, _, ending = address.partition(".")
    if not re.fullmatch("[0-9]{1,9}", number) or ending not in {"", "json"}:
        raise NotFound
    ballot, viewer, relation = await the_ballot(request, int(number), "ballot.see")
    if ending:
        return await exported(request, ballot.id)
    known = await marks(ballot.id) if ballot.state == "closed" else []
    own = await mine(ballot.id, viewer.person)
    return page(
        request, "meetings/ballots/show.html", ballot=ballot, own=own, present=own.present, explain=explain,
        marks=known,
        may_vote=may(viewer, "vote.cast", relation) and own.entitled and ballot.state == "open",
        may_open=may(viewer, "ballot.open", relation) and ballot.state == "prepared",
        may_close=may(viewer, "ballot.close", relation) and ballot.state == "open",
        may_stop=may(viewer, "ballot.open", relation) and ballot.state in {"prepared", "open"},
    )  # fmt: skip


@get("/ballots/{ballot_id:int}/mine", opt={"action": "ballot.see"})
async def show_mine(request: Request, ballot_id: FromPath[int]) -> Response:
    """What the database holds of one's own vote."""
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.see")
    own = await mine(ballot_id, viewer.person)
    return fragment(request, "meetings/ballots/_sheet.html", ballot=ballot, own=own, present=own.present)


@post("/ballots/{ballot_id:int}/opening", opt={"action": "ballot.open"})
async def open_(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.open")
    await balloting.open_ballot(viewer, ballot_id)
    if wants_json(request):
        return await exported(request, ballot_id)
    return acted(request, room_of(ballot.meeting), N_("The ballot is open."))


@post("/ballots/{ballot_id:int}/closure", opt={"action": "ballot.close"})
async def close(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.close")
    await balloting.close_ballot(viewer, ballot_id)
    if wants_json(request):
        return await exported(request, ballot_id)
    return acted(request, room_of(ballot.meeting), N_("The ballot is closed; its result is frozen."))


@post("/ballots/{ballot_id:int}/extension", opt={"action": "ballot.open"})
async def extend(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.open")
    await balloting.extend_ballot(viewer, ballot_id)
    return acted(request, room_of(ballot.meeting), N_("A minute more to vote."))


@post("/ballots/{ballot_id:int}/publication", opt={"action": "ballot.open"})
async def publish(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.open")
    await balloting.publish_result(viewer, ballot_id)
    return acted(request, room_of(ballot.meeting), N_("The result is on the big screens."))


@post("/ballots/{ballot_id:int}/withdrawal", opt={"action": "ballot.open"})
async def withdraw(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "ballot.open")

    async def save(form: ReasonForm) -> Response:
        await balloting.stop_ballot(viewer, ballot_id, form.reason)
        return acted(request, room_of(ballot.meeting), N_("The ballot is withdrawn."))

    return await submitted(request, ReasonForm, save)


async def exported(request: Request, ballot: int) -> Response:
    return answered(request, **msgspec.to_builtins(await ballot_export(await ballot_facts(ballot))))


async def the_ballot(request: Request, ballot: int, action: str) -> tuple[BallotFacts, Viewer, Relation]:
    """The ballot, if the viewer may do this to it; the same NotFound whether it is not there or not his."""
    try:
        facts = await ballot_facts(ballot)
        found = await relation_to_item(request.scope["state"]["viewer"], facts.item)
    except NotFound:
        require(request, action, None)
        raise
    viewer = require(request, action, found[1] if found else None)
    assert found is not None
    return facts, viewer, found[1]


routes = [create, show, show_mine, open_, extend, close, publish, withdraw]

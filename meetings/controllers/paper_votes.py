"""Votes given on paper: entered by the secretary, confirmed by a second person."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.access import require
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted
from meetings.commands.paper_votes import Entry, decide_entry, enter
from meetings.controllers.ballots import the_ballot
from meetings.controllers.sitting import room_of
from meetings.queries.paper_votes import ballot_of_entry


class EntryForm(msgspec.Struct, frozen=True, kw_only=True):
    person: int
    choice: str
    reason: Annotated[str, msgspec.Meta(max_length=1000)]
    remark: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class DecisionForm(msgspec.Struct, frozen=True):
    decision: str


@post("/ballots/{ballot_id:int}/paper-votes", opt={"action": "vote.enter"})
async def create(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "vote.enter")

    async def save(form: EntryForm) -> Response:
        entry = Entry(person=form.person, choice=form.choice, reason=form.reason, remark=form.remark)
        await enter(viewer, ballot_id, entry)
        return acted(request, room_of(ballot.meeting), N_("Entered; a second person has to confirm it."))

    return await submitted(request, EntryForm, save)


@post("/paper-votes/{entry_id:int}/decision", opt={"action": "vote.confirm"})
async def decide(request: Request, entry_id: FromPath[int]) -> Response:
    ballot_id = await ballot_of_entry(entry_id)
    if ballot_id is None:
        require(request, "vote.confirm", None)
        raise NotFound
    ballot, viewer, _ = await the_ballot(request, ballot_id, "vote.confirm")

    async def save(form: DecisionForm) -> Response:
        await decide_entry(viewer, entry_id, form.decision)
        return acted(request, room_of(ballot.meeting), N_("Noted."))

    return await submitted(request, DecisionForm, save)


routes = [create, decide]

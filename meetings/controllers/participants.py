"""Who takes part in a meeting, and inviting them."""

from __future__ import annotations

from typing import Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.errors import RuleBroken
from ecabinet.forms import Typed, query, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from ecabinet.people import PersonRow, everyone
from ecabinet.vietnamese import fold
from meetings.commands import inviting
from meetings.controllers.admission import Comer, to_meeting
from meetings.queries.meetings import MeetingFacts, meeting_facts
from meetings.queries.presence import ParticipantRow, participants
from meetings.rules import sittings, stages

SHOWN = 200
ALL_INVITED = N_("All members of the Government are on the list already.")


class Asked(msgspec.Struct, frozen=True):
    """`only` narrows the list of participants, `q` the list of people to invite."""

    only: Literal["", "attend", "away", "owed", "there", "elsewhere"] = ""
    q: str = ""


class InvitationForm(msgspec.Struct, frozen=True, kw_only=True):
    """`everybody` is the button that invites all members of the Government."""

    people: list[int] = []
    capacity: Literal["chair", "member", "invitee", "secretary"] = "member"
    everybody: bool = False


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/meetings/{meeting_id:int}/participants", opt={"action": "meeting.see"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.see", meeting_id)
    return await _shown(request, comer, Typed())


@post("/meetings/{meeting_id:int}/participants", opt={"action": "meeting.plan"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: InvitationForm) -> Response:
        people = await _members_left(meeting_id) if form.everybody else form.people
        await inviting.invite(comer.viewer, meeting_id, people, "member" if form.everybody else form.capacity)
        return done(request, _address(meeting_id), N_("%(n)s people were put on the list."), n=len(people))

    return await submitted(request, InvitationForm, save, lambda typed: _shown(request, comer, typed))


@post("/meetings/{meeting_id:int}/participants/{person_id:int}/removal", opt={"action": "meeting.plan"})
async def remove(request: Request, meeting_id: FromPath[int], person_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "meeting.plan", meeting_id)

    async def save(form: NoFields) -> Response:
        await inviting.uninvite(comer.viewer, meeting_id, person_id)
        return done(request, _address(meeting_id), N_("The person was taken off the list."))

    return await submitted(request, NoFields, save, lambda typed: _shown(request, comer, typed))


async def _shown(request: Request, comer: Comer, typed: Typed) -> Response:
    facts, asked = await meeting_facts(comer.meeting), query(Asked, request)
    rows = await participants(comer.meeting, door=await comer.door())
    planning = comer.may("meeting.plan") and facts.state in stages.PLANNED
    return page(
        request, "meetings/participants/index.html", meeting=facts, asked=asked, typed=typed, planning=planning,
        rows=_narrowed(rows, facts, asked.only), tabs_shown=_tabs(facts),
        counts={key: len(_narrowed(rows, facts, key)) for key in _tabs(facts)},
        taken={row.person: row.capacity for row in rows}, most=SHOWN,
        people=_matching(await everyone(), asked.q) if planning else [],
        recording=comer.may("answer.record") and facts.state == "called",
        reasons=comer.may("meeting.plan") or comer.may("answer.agree"), sittings=sittings,
    )  # fmt: skip


async def _members_left(meeting: int) -> list[int]:
    """Members of the Government in office who have no capacity yet: the chair stays the chair."""
    taken = {row.person for row in await participants(meeting)}
    left = [person.id for person in await everyone() if person.member and person.id not in taken]
    if not left:
        raise RuleBroken(ALL_INVITED)
    return left


def _tabs(facts: MeetingFacts) -> tuple[str, ...]:
    """Before the sitting people are listed by what they answered, from then on by whether they are there."""
    if facts.opened_at:
        return ("", "there", "elsewhere")
    return ("", "attend", "away", "owed") if facts.called_version else ("",)


def _narrowed(rows: list[ParticipantRow], facts: MeetingFacts, only: str) -> list[ParticipantRow]:
    """The secretary was not invited, so he is in the whole list alone."""
    if not only:
        return rows
    return [row for row in rows if row.capacity != "secretary" and only in _marks(row, facts)]


def _marks(row: ParticipantRow, facts: MeetingFacts) -> set[str]:
    there = row.stayed if facts.closed_at else row.mode is not None
    answered = {"attend": "attend", None: "owed"}.get(row.answer, "away")
    return {answered, "there" if there else "elsewhere"}


def _matching(people: list[PersonRow], wanted: str) -> list[PersonRow]:
    words = fold(wanted).split()
    return [
        one for one in people if all(word in fold(f"{one.name} {one.post_title} {one.agency_name}") for word in words)
    ]


def _address(meeting: int) -> str:
    return f"/meetings/{meeting}/participants"


routes = [index, create, remove]

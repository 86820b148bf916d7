"""Answers to an invitation: one's own, those that the secretary records for others, and the consent to an absence."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.errors import RuleBroken
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from ecabinet.people import everyone
from meetings.commands import answering
from meetings.controllers.admission import Comer, to_meeting
from meetings.queries.answers import answer_facts, asker_of
from meetings.queries.meetings import meeting_facts
from meetings.rules import answers

Reason = Annotated[str, msgspec.Meta(max_length=1000)]


class AnswerForm(msgspec.Struct, frozen=True, kw_only=True):
    value: Literal["attend", "absent", "substitute"]
    reason: Reason = ""
    substitute: int | None = None


class ConsentForm(msgspec.Struct, frozen=True, kw_only=True):
    """`value` and `substitute` are what was read before agreeing."""

    agreed: bool
    value: str
    substitute: int | None = None


@get("/meetings/{meeting_id:int}/answer", opt={"action": "answer.give"})
async def edit(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "answer.give", meeting_id)
    return await _form(request, meeting_id, comer.viewer.person, Typed(), own=True)


@post("/meetings/{meeting_id:int}/answer", opt={"action": "answer.give"})
async def create(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "answer.give", meeting_id)
    return await _answered(request, comer, comer.viewer.person, own=True)


@get("/meetings/{meeting_id:int}/participants/{person_id:int}/answer", opt={"action": "answer.record"})
async def edit_for(request: Request, meeting_id: FromPath[int], person_id: FromPath[int]) -> Response:
    await to_meeting(request, "answer.record", meeting_id)
    return await _form(request, meeting_id, person_id, Typed(), own=False)


@post("/meetings/{meeting_id:int}/participants/{person_id:int}/answer", opt={"action": "answer.record"})
async def create_for(request: Request, meeting_id: FromPath[int], person_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "answer.record", meeting_id)
    return await _answered(request, comer, person_id, own=False)


@post("/answers/{answer_id:int}/consent", opt={"action": "answer.agree"})
async def agree(request: Request, answer_id: FromPath[int]) -> Response:
    meeting, person = await asker_of(answer_id) or (0, 0)
    comer = await to_meeting(request, "answer.agree", meeting)

    async def save(form: ConsentForm) -> Response:
        answers.require_other(person, comer.viewer.person)
        await answering.consent(comer.viewer, answer_id, agreed=form.agreed, read=(form.value, form.substitute))
        said = N_("The absence was agreed to.") if form.agreed else N_("The absence was refused.")
        return done(request, f"/meetings/{meeting}" if comer.may("meeting.see") else "/", said)

    return await submitted(request, ConsentForm, save)


async def _answered(request: Request, comer: Comer, person: int, *, own: bool) -> Response:
    meeting = comer.meeting

    async def save(form: AnswerForm) -> Response:
        if not own and not form.reason:
            raise RuleBroken(N_("Write how this answer reached you."), "reason")
        if form.value == "substitute" and form.substitute not in dict(await _substitutes(person)):
            raise RuleBroken(N_("Choose who comes instead."), "substitute")
        await answering.answer(
            comer.viewer, meeting, form.value, reason=form.reason, person=person,
            substitute=form.substitute if form.value == "substitute" else None,
        )  # fmt: skip
        return done(request, f"/meetings/{meeting}" + ("" if own else "/participants"), N_("The answer was recorded."))

    return await submitted(
        request, AnswerForm, save, lambda typed: _form(request, meeting, person, typed, own=own)
    )  # fmt: skip


async def _form(request: Request, meeting: int, person: int, typed: Typed, *, own: bool) -> Response:
    given = await answer_facts(meeting, person)
    return page(
        request, "meetings/answers/edit.html", meeting=await meeting_facts(meeting), given=given, own=own, typed=typed,
        substitutes=await _substitutes(person) if given.capacity == "member" else [], answers=answers,
    )  # fmt: skip


async def _substitutes(person: int) -> list[tuple[int, str]]:
    """Others of the same agency who are no members of the Government themselves."""
    people = await everyone()
    agency = next((one.agency_name for one in people if one.id == person), "")
    return [(one.id, one.name) for one in people if agency and one.agency_name == agency and not one.member]


routes = [edit, create, edit_for, create_for, agree]

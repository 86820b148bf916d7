"""Drafting a directive from a conclusion's sentence, and editing the draft until it is issued."""

from __future__ import annotations

import re
from datetime import date

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from directives.commands.drafting import NOT_APPROVED, draft, revise
from directives.controllers.directives import address, admit
from directives.queries.directives import DirectivePage, directive_for
from directives.queries.sources import clause_for
from directives.rules import deadlines, words
from directives.rules.orders import Order
from directives.rules.states import WHY_NOT
from ecabinet.access import Viewer, require
from ecabinet.agencies import in_force
from ecabinet.clock import house_day, now
from ecabinet.errors import RuleBroken
from ecabinet.forms import Typed, query, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from meetings.queries.conclusions import ClauseFacts
from meetings.rules.conclusions import sentences

NUMBER = re.compile("[0-9]{1,9}")


class Asked(msgspec.Struct, frozen=True):
    """`sentence` counts from 1, as the conclusion's page does."""

    clause: int | None = None
    sentence: int | None = None


class DraftForm(msgspec.Struct, frozen=True, kw_only=True):
    """`deadline` is written as its precision asks: a day, a month, a quarter or a year."""

    text: str
    lead: int
    cooperating: list[int] = []
    precision: str = ""
    deadline: str = ""
    deadline_text: str = ""
    recurring: str | None = None
    clause: int | None = None
    quote: str = ""
    document_number: str = ""
    document_title: str = ""
    document_place: str = ""
    issued_on: date | None = None
    issued_by: str = ""
    version: int = 0

    def order(self) -> Order:
        precision = self.precision or ("day" if self.deadline else "none")
        said = {name: getattr(self, name) for name in Order.__struct_fields__}
        deadline = deadlines.read(self.deadline, precision)
        return Order(**said | {"precision": precision, "deadline": deadline, "cooperating": tuple(self.cooperating)})


class Offered(msgspec.Struct, frozen=True):
    """What stands in the fields before anybody types; `clause` is the number of the one that says so."""

    lead: int | str = ""
    precision: str = "day"
    deadline: str = ""
    deadline_text: str = ""
    clause: int | None = None


@get("/directives/new", opt={"action": "directive.draft"})
async def new(request: Request) -> Response:
    viewer = require(request, "directive.draft")
    asked = query(Asked, request)
    return await _form(request, viewer, Typed(), clause=asked.clause, sentence=asked.sentence)


@post("/directives", opt={"action": "directive.draft"})
async def create(request: Request) -> Response:
    viewer = require(request, "directive.draft")

    async def save(form: DraftForm) -> Response:
        made = await draft(viewer, form.order())
        return done(request, address(made), N_("The draft was saved."))

    async def again(typed: Typed) -> Response:
        clause = str(typed.value("clause"))
        return await _form(request, viewer, typed, clause=int(clause) if NUMBER.fullmatch(clause) else None)

    return await submitted(request, DraftForm, save, again)


@get("/directives/{directive_id:int}/edit", opt={"action": "directive.draft"})
async def edit(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.draft", directive_id)
    return await _form(request, viewer, Typed(), kept=await _draft(viewer, directive_id))


@post("/directives/{directive_id:int}", opt={"action": "directive.draft"})
async def update(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.draft", directive_id)

    async def save(form: DraftForm) -> Response:
        await revise(viewer, directive_id, form.order(), version=form.version)
        return done(request, address(directive_id), N_("The draft was saved."))

    async def again(typed: Typed) -> Response:
        return await _form(request, viewer, typed, kept=await _draft(viewer, directive_id))

    return await submitted(request, DraftForm, save, again)


async def _draft(viewer: Viewer, directive: int) -> DirectivePage:
    found = await directive_for(viewer, directive)
    if "revise" not in found.acts:
        raise RuleBroken(WHY_NOT["revise"])
    return found


def _quoted(text: str, sentence: int | None) -> str:
    """The sentence that was chosen, or the whole clause."""
    found = sentences(text)
    return found[sentence - 1] if sentence and 0 < sentence <= len(found) else text


async def _form(
    request: Request,
    viewer: Viewer,
    typed: Typed,
    *,
    clause: int | None = None,
    sentence: int | None = None,
    kept: DirectivePage | None = None,
) -> Response:
    quoted = await clause_for(viewer, clause) if clause is not None else None
    if quoted and not quoted.approved:
        raise RuleBroken(NOT_APPROVED)
    agencies = [(one.id, one.name) for one in await in_force(house_day(now()))]
    return page(
        request, "directives/drafts/form.html", typed=typed, clause=quoted, draft=kept, agencies=agencies,
        quote=_quoted(quoted.text, sentence) if quoted else "", offered=_offered(kept, quoted), words=words,
    )  # fmt: skip


def _offered(kept: DirectivePage | None, clause: ClauseFacts | None) -> Offered:
    """As the draft has it; for a new one, as the clause was approved with."""
    if kept:
        precision, said = kept.facts.precision, kept.facts.deadline_text
        return Offered(kept.standing.lead, precision, deadlines.written(kept.standing.deadline, precision), said)
    if clause is None or (clause.owner is None and not clause.due):
        return Offered()
    precision = clause.precision
    deadline = deadlines.written(clause.deadline, precision)
    return Offered(clause.owner or "", precision, deadline, clause.deadline_text, clause.n)


routes = [new, create, edit, update]

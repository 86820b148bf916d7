"""The numbered copies of a paper that has no file: handed out, taken back, and their list for printing."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from documents.commands import handing
from documents.controllers.about import about
from documents.controllers.seen import seen
from documents.queries.copies import copies_for
from documents.queries.papers import PaperFacts, paper
from documents.rules.copies import LARGEST
from ecabinet.access import Relation, Viewer
from ecabinet.errors import NotFound
from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page


class HandingForm(msgspec.Struct, frozen=True):
    """`number` is that of the first copy."""

    people: list[int] = []
    number: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)] | None = None


class CorrectionForm(msgspec.Struct, frozen=True):
    wrong: Literal["handing", "return"]


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/papers/{paper_id:int}/copies", opt={"action": "paper.hand_out"})
async def index(request: Request, paper_id: FromPath[int]) -> Response:
    viewer, facts, relation = await _handing(request, paper_id)
    return page(
        request, "documents/copies/index.html", paper=await paper(paper_id),
        copies=await copies_for(viewer, facts, relation),
    )  # fmt: skip


@post("/papers/{paper_id:int}/copies", opt={"action": "paper.hand_out"})
async def create(request: Request, paper_id: FromPath[int]) -> Response:
    viewer, facts, relation = await _handing(request, paper_id)

    async def save(form: HandingForm) -> Response:
        numbers = await handing.hand_out(viewer, paper_id, form.people, first=form.number)
        return done(request, _address(paper_id), N_("Handed out: %(n)s."), n=", ".join(map(str, numbers)))

    return await submitted(request, HandingForm, save, lambda typed: about(request, facts, relation, typed=typed))


@post("/papers/{paper_id:int}/copies/{copy_id:int}/return", opt={"action": "paper.hand_out"})
async def create_return(request: Request, paper_id: FromPath[int], copy_id: FromPath[int]) -> Response:
    viewer, facts, relation = await _handing(request, paper_id)

    async def save(form: NoFields) -> Response:
        number = await handing.take_back(viewer, paper_id, copy_id)
        return done(request, _address(paper_id), N_("Copy number %(n)s was taken back."), n=number)

    return await submitted(request, NoFields, save, lambda typed: about(request, facts, relation, typed=typed))


@post("/papers/{paper_id:int}/copies/{copy_id:int}/correction", opt={"action": "paper.hand_out"})
async def create_correction(request: Request, paper_id: FromPath[int], copy_id: FromPath[int]) -> Response:
    viewer, facts, relation = await _handing(request, paper_id)

    async def save(form: CorrectionForm) -> Response:
        number = await handing.undo(viewer, paper_id, copy_id, wrong=form.wrong)
        return done(request, _address(paper_id), N_("The wrong entry on copy number %(n)s was undone."), n=number)

    return await submitted(request, CorrectionForm, save, lambda typed: about(request, facts, relation, typed=typed))


async def _handing(request: Request, paper_id: int) -> tuple[Viewer, PaperFacts, Relation]:
    facts, relation = await seen(request, paper_id, "paper.hand_out")
    if not facts.stub:
        raise NotFound
    return request.scope["state"]["viewer"], facts, relation


def _address(paper_id: int) -> str:
    return f"/papers/{paper_id}#copies"


routes = [index, create, create_return, create_correction]

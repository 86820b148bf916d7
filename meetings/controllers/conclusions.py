"""Writing the conclusion on an item, clause by clause, and approving it."""

from __future__ import annotations

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.errors import NotFound, Stale
from ecabinet.forms import Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import done, page
from meetings.commands import concluding
from meetings.controllers.admission import Comer, to_item
from meetings.controllers.items import digest_of, sees_drafts, shown
from meetings.queries.conclusions import conclusion_of_item, item_of_clause
from meetings.queries.meetings import meeting_facts
from meetings.rules import stages


class ClauseForm(msgspec.Struct, frozen=True):
    text: str


class SavedForm(msgspec.Struct, frozen=True):
    """`version` is the one that was read before writing."""

    text: str
    version: int


class ApprovalForm(msgspec.Struct, frozen=True):
    """`seen` is the hash of the text that was read before approving."""

    seen: str


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/items/{item_id:int}/conclusion", opt={"action": "conclusion.see"})
async def edit(request: Request, item_id: FromPath[int]) -> Response:
    """For who writes, forms; for the chair, the text and its approval; for the others, what is approved."""
    return await _written(request, await to_item(request, "conclusion.see", item_id), item_id, Typed())


@post("/items/{item_id:int}/clauses", opt={"action": "conclusion.write"})
async def create(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "conclusion.write", item_id)

    async def save(form: ClauseForm) -> Response:
        await concluding.add_clause(comer.viewer, item_id, form.text)
        return done(request, f"{_address(item_id)}#new", N_("The clause was added."))

    return await submitted(
        request, ClauseForm, save, lambda typed: _written(request, comer, item_id, typed, form="new")
    )


@post("/clauses/{clause_id:int}", opt={"action": "conclusion.write"})
async def update(request: Request, clause_id: FromPath[int]) -> Response:
    item = await item_of_clause(clause_id) or 0
    comer = await to_item(request, "conclusion.write", item)

    async def save(form: SavedForm) -> Response:
        try:
            await concluding.save_clause(comer.viewer, clause_id, form.text, version=form.version)
        except NotFound:
            raise Stale(REMOVED, "text") from None
        return done(request, f"{_address(item)}#clause-{clause_id}", N_("The clause was saved."))

    return await submitted(
        request, SavedForm, save, lambda typed: _written(request, comer, item, typed, form=f"clause-{clause_id}")
    )


@post("/clauses/{clause_id:int}/removal", opt={"action": "conclusion.write"})
async def remove(request: Request, clause_id: FromPath[int]) -> Response:
    item = await item_of_clause(clause_id) or 0
    comer = await to_item(request, "conclusion.write", item)

    async def save(form: NoFields) -> Response:
        await concluding.remove_clause(comer.viewer, clause_id)
        return done(request, _address(item), N_("The clause was removed."))

    return await submitted(request, NoFields, save, lambda typed: _written(request, comer, item, typed, form="removal"))


@post("/items/{item_id:int}/approval", opt={"action": "conclusion.approve"})
async def approve(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "conclusion.approve", item_id)

    async def save(form: ApprovalForm) -> Response:
        await concluding.approve(comer.viewer, item_id, seen=form.seen)
        return done(request, f"/items/{item_id}#conclusion", N_("The conclusion was approved; its text is frozen."))

    return await submitted(
        request, ApprovalForm, save, lambda typed: shown(request, comer, item_id, typed=typed, form="approve")
    )


REMOVED = N_("Somebody removed this clause meanwhile. Your text is kept below: add it as a new clause, or leave it.")


async def _written(request: Request, comer: Comer, item: int, typed: Typed, *, form: str = "") -> Response:
    """`form` is the one that was refused: a clause's, or that of a new one, which also takes over for a removed one."""
    facts, conclusion = await meeting_facts(comer.meeting), await conclusion_of_item(item)
    clauses = conclusion.clauses if conclusion else []
    writable = facts.state in stages.CONCLUDING and not (conclusion and conclusion.approved)
    if form.startswith("clause-") and form not in {f"clause-{clause.id}" for clause in clauses}:
        form = "new"
    return page(
        request, "meetings/conclusions/edit.html", meeting=facts, item=await comer.item(item), conclusion=conclusion,
        clauses=clauses, typed=typed, form=form, seen=digest_of(conclusion),
        writing=comer.may("conclusion.write") and writable, approving=comer.may("conclusion.approve"),
        drafts_shown=sees_drafts(comer),
    )  # fmt: skip


def _address(item: int) -> str:
    return f"/items/{item}/conclusion"


routes = [edit, create, update, remove, approve]

"""The clauses of a conclusion: each a form of its own, and for a page with scripts saved and held as one writes."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.errors import NotFound, Stale
from ecabinet.forms import submitted
from ecabinet.i18n import N_, translate
from ecabinet.pages import acted, answered, done, wants_json
from ecabinet.wording import hour, long_day
from meetings.commands import concluding, holding
from meetings.commands.concluding import Written
from meetings.controllers.admission import Comer, to_item
from meetings.controllers.conclusions import NoFields, address, afresh, written
from meetings.queries.conclusions import ClauseRow, item_of_clause


class ClauseForm(msgspec.Struct, frozen=True, kw_only=True):
    """`holds` is said by a page that saves as one writes: it keeps the clause, which may be empty meanwhile."""

    text: str = ""
    owner: int | None = None
    due: Annotated[str, msgspec.Meta(max_length=200)] = ""
    holds: bool = False

    def written(self) -> Written:
        return Written(text=self.text, owner=self.owner, due=self.due, holds=self.holds)


class SavedForm(ClauseForm, frozen=True, kw_only=True):
    """`version` is the one that was read before writing."""

    version: int


class PositionForm(msgspec.Struct, frozen=True):
    direction: Literal["up", "down"]


REMOVED = N_("Somebody removed this clause meanwhile. Your text is kept below: add it as a new clause, or leave it.")


@post("/items/{item_id:int}/clauses", opt={"action": "conclusion.write"})
async def create(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "conclusion.write", item_id)

    async def save(form: ClauseForm) -> Response:
        made = await concluding.add_clause(comer.viewer, item_id, form.written())
        if wants_json(request):
            return answered(request, clause=made)
        return done(request, f"{address(item_id)}#new", N_("The clause was added."))

    return await submitted(
        request, ClauseForm, save, lambda typed: written(request, comer, item_id, typed, form="new")
    )  # fmt: skip


@post("/clauses/{clause_id:int}", opt={"action": "conclusion.write"})
async def update(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)

    async def save(form: SavedForm) -> Response:
        try:
            kept = await concluding.save_clause(comer.viewer, clause_id, form.written(), version=form.version)
        except NotFound:
            raise Stale(REMOVED, "text") from None
        except Stale as stale:
            if wants_json(request):
                return _both(request, stale)
            raise
        if wants_json(request):
            return _standing(request, kept)
        return done(request, f"{address(item)}#clause-{clause_id}", N_("The clause was saved."))

    return await submitted(
        request, SavedForm, save, lambda typed: written(request, comer, item, typed, form=f"clause-{clause_id}")
    )


@post("/clauses/{clause_id:int}/hold", opt={"action": "conclusion.write"})
async def hold(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)

    async def save(form: NoFields) -> Response:
        kept = await holding.hold_clause(comer.viewer, clause_id)
        return _standing(request, kept) if wants_json(request) else done(request, f"{address(item)}#clause-{clause_id}")

    return await submitted(request, NoFields, save, afresh(request, comer, item))


@post("/clauses/{clause_id:int}/release", opt={"action": "conclusion.write"})
async def release(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)
    await holding.release_clause(comer.viewer, clause_id)
    return done(request, address(item))


@post("/clauses/{clause_id:int}/takeover", opt={"action": "conclusion.take_over"})
async def take_over(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.take_over", clause_id)

    async def save(form: NoFields) -> Response:
        await holding.take_over(comer.viewer, clause_id)
        return acted(request, f"{address(item)}#clause-{clause_id}", N_("The clause is yours to write."))

    return await submitted(request, NoFields, save, afresh(request, comer, item))


@post("/clauses/{clause_id:int}/position", opt={"action": "conclusion.write"})
async def move(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)

    async def save(form: PositionForm) -> Response:
        await concluding.move_clause(comer.viewer, clause_id, up=form.direction == "up")
        return acted(request, f"{address(item)}#clause-{clause_id}", N_("The clause was moved."))

    return await submitted(request, PositionForm, save, afresh(request, comer, item))


@post("/clauses/{clause_id:int}/removal", opt={"action": "conclusion.write"})
async def remove(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)

    async def save(form: NoFields) -> Response:
        await concluding.remove_clause(comer.viewer, clause_id)
        return acted(request, address(item), N_("The clause was removed. It can be put back below."))

    return await submitted(request, NoFields, save, afresh(request, comer, item))


@post("/clauses/{clause_id:int}/restoration", opt={"action": "conclusion.write"})
async def restore(request: Request, clause_id: FromPath[int]) -> Response:
    comer, item = await _come(request, "conclusion.write", clause_id)

    async def save(form: NoFields) -> Response:
        await concluding.restore_clause(comer.viewer, clause_id)
        return acted(request, f"{address(item)}#clause-{clause_id}", N_("The clause was put back."))

    return await submitted(request, NoFields, save, afresh(request, comer, item))


async def _come(request: Request, action: str, clause: int) -> tuple[Comer, int]:
    item = await item_of_clause(clause) or 0
    return await to_item(request, action, item), item


def _standing(request: Request, kept: ClauseRow) -> Response:
    """What stands now, for the page that saves as one writes."""
    return answered(request, **_facts(kept))


def _both(request: Request, stale: Stale) -> Response:
    theirs = _facts(stale.theirs) if isinstance(stale.theirs, ClauseRow) else None
    return answered(request, 409, error=translate(stale.message, **stale.params), theirs=theirs)


def _facts(kept: ClauseRow) -> dict[str, object]:
    saved = translate(N_("saved %(at)s by %(by)s"), at=hour(kept.updated_at), by=kept.updated_by)
    return {
        "version": kept.version, "text": kept.text, "owner": kept.owner or "", "owner_name": kept.owner_name,
        "due": kept.due, "day": long_day(kept.deadline), "saved": saved,
    }  # fmt: skip


routes = [create, update, hold, release, take_over, move, remove, restore]

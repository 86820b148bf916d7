"""The conclusion on an item: its page, its lock and its approval."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from ecabinet.access import Viewer
from ecabinet.agencies import in_force
from ecabinet.clock import house_day, now
from ecabinet.forms import Again, Typed, submitted
from ecabinet.i18n import N_
from ecabinet.pages import acted, done, is_htmx, page
from meetings.commands import approving
from meetings.controllers.admission import Comer, to_item
from meetings.controllers.items import sees_drafts, shown
from meetings.queries.conclusions import conclusion_of_item
from meetings.queries.desks import Desk
from meetings.queries.meetings import meeting_facts


class ApprovalForm(msgspec.Struct, frozen=True):
    """`seen` is the hash of the text that was read before approving."""

    seen: str


class NoFields(msgspec.Struct, frozen=True):
    """A button alone."""


@get("/items/{item_id:int}/conclusion", opt={"action": "conclusion.see"})
async def edit(request: Request, item_id: FromPath[int]) -> Response:
    """For who writes, forms; for the chair, the text and its approval; for the others, what is approved."""
    return await written(request, await to_item(request, "conclusion.see", item_id), item_id, Typed())


@post("/items/{item_id:int}/locking", opt={"action": "conclusion.lock"})
async def lock(request: Request, item_id: FromPath[int]) -> Response:
    said = N_("The conclusion is locked and lies before the chair.")
    return await _acted(request, item_id, approving.lock, said)


@post("/items/{item_id:int}/unlocking", opt={"action": "conclusion.lock"})
async def unlock(request: Request, item_id: FromPath[int]) -> Response:
    return await _acted(request, item_id, approving.unlock, N_("The conclusion is open again for writing."))


@post("/items/{item_id:int}/approval", opt={"action": "conclusion.approve"})
async def approve(request: Request, item_id: FromPath[int]) -> Response:
    comer = await to_item(request, "conclusion.approve", item_id)

    async def save(form: ApprovalForm) -> Response:
        await approving.approve(comer.viewer, item_id, seen=form.seen)
        return done(request, f"/items/{item_id}#conclusion", N_("The conclusion was approved; its text is frozen."))

    again = None if is_htmx(request) else lambda typed: shown(request, comer, item_id, typed=typed, form="approve")
    return await submitted(request, ApprovalForm, save, again)


async def _acted(request: Request, item: int, act: Callable[[Viewer, int], Awaitable[None]], said: str) -> Response:
    comer = await to_item(request, "conclusion.lock", item)

    async def save(form: NoFields) -> Response:
        await act(comer.viewer, item)
        return acted(request, address(item), said)

    return await submitted(request, NoFields, save, afresh(request, comer, item))


def afresh(request: Request, comer: Comer, item: int) -> Again | None:
    """The page with the reason why a button did nothing; where the page follows by itself, one line is enough."""
    return None if is_htmx(request) else lambda typed: written(request, comer, item, typed, form="act")


async def written(request: Request, comer: Comer, item: int, typed: Typed, *, form: str = "") -> Response:
    """`form` is the one that was refused: a clause's, or that of a new one, which also takes over for a removed one."""
    desk = await _desk(comer, item)
    if form.startswith("clause-") and form not in {f"clause-{clause.id}" for clause in desk.clauses}:
        form = "new"
    return page(
        request, "meetings/conclusions/edit.html", desk=desk, typed=typed, form=form, drafts_shown=sees_drafts(comer),
        live=f"{address(item)}/live" if sees_drafts(comer) else "",
    )  # fmt: skip


async def _desk(comer: Comer, item: int) -> Desk:
    return Desk(
        meeting=await meeting_facts(comer.meeting), item=await comer.item(item),
        conclusion=await conclusion_of_item(item), agencies=await in_force(house_day(now())),
        writes=comer.may("conclusion.write"), locks=comer.may("conclusion.lock"),
        approves=comer.may("conclusion.approve"), takes_over=comer.may("conclusion.take_over"),
    )  # fmt: skip


def address(item: int) -> str:
    return f"/items/{item}/conclusion"


routes = [edit, lock, unlock, approve]

"""The page of one directive, and what its forms share: who may come, and the page again when a form was refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from litestar import Request, Response, get
from litestar.params import FromPath

from directives.queries.directives import directive_for
from directives.queries.sources import conclusion_of
from directives.queries.visibility import relation_to
from directives.rules import words
from ecabinet.access import Viewer, require
from ecabinet.agencies import in_force
from ecabinet.clock import house_day
from ecabinet.forms import Typed
from ecabinet.pages import page


@get("/directives/{directive_id:int}", opt={"action": "directive.see"})
async def show(request: Request, directive_id: FromPath[int]) -> Response:
    viewer = await admit(request, "directive.see", directive_id)
    return await shown(request, viewer, directive_id)


async def admit(request: Request, action: str, directive: int) -> Viewer:
    viewer: Viewer = request.scope["state"]["viewer"]
    return require(request, action, await relation_to(viewer, directive))


async def shown(
    request: Request, viewer: Viewer, directive: int, typed: Typed | None = None, form: str = ""
) -> Response:
    """`form` is the act whose form was refused; what was typed there is shown there again."""
    found = await directive_for(viewer, directive)
    agencies = await in_force(house_day(found.facts.at)) if "issue" in found.acts else []
    return page(
        request, "directives/directives/show.html", found=found, words=words, typed=typed or Typed(), form=form,
        conclusion=await conclusion_of(viewer, found.facts.item, found.facts.clause),
        agencies=[(one.id, one.name) for one in agencies],
    )  # fmt: skip


def again(request: Request, viewer: Viewer, directive: int, form: str) -> Callable[[Typed], Awaitable[Response]]:
    async def answer(typed: Typed) -> Response:
        return await shown(request, viewer, directive, typed, form)

    return answer


def address(directive: int) -> str:
    return f"/directives/{directive}"


routes = [show]

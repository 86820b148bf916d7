"""Looking for words in a paper."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from documents.controllers.seen import readable
from documents.queries.finding import find
from ecabinet.forms import query
from ecabinet.pages import fragment


class Words(msgspec.Struct, frozen=True):
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""


@get("/papers/{paper_id:int}/versions/{n:int}/search", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    """The places where they stand, for a page that is open; without script that page has them itself."""
    found, words = await readable(request, paper_id, n), query(Words, request).q
    hits = await find(found.sha256, words)
    return fragment(request, "documents/papers/_found.html", shown=found, hits=hits, q=words)


routes = [show]

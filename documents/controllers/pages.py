"""One page of a version: its image, and its words with the place of each line."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Stream

from documents import store
from documents.controllers.searches import Words
from documents.controllers.seen import readable
from documents.delivery import picture_headers
from documents.pictures import picture
from documents.queries.pages import page_of
from documents.queries.versions import VersionRow
from documents.rules.finding import hits_on, wanted
from ecabinet.errors import NotFound
from ecabinet.forms import query
from ecabinet.pages import fragment

LEAF = re.compile(r"([1-9][0-9]{0,5})(\.webp)?", re.ASCII)


class Width(msgspec.Struct, frozen=True):
    w: Annotated[int, msgspec.Meta(ge=1)] = store.FIRST_WIDTH


@get("/papers/{paper_id:int}/versions/{n:int}/pages/{leaf:str}", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int], n: FromPath[int], leaf: FromPath[str]) -> Response:
    """`7` are the words of page 7, `7.webp` is its image. Neither is there before it is drawn."""
    found = await readable(request, paper_id, n)
    asked = LEAF.fullmatch(leaf)
    if asked is None:
        raise NotFound
    number = int(asked[1])
    return await _image(request, found, number) if asked[2] else await _words(request, found, number)


async def _image(request: Request, found: VersionRow, number: int) -> Stream:
    """At one of the two widths that there are, whatever is asked for."""
    closer = query(Width, request).w > store.FIRST_WIDTH
    path = await picture(found.sha256, number, store.SECOND_WIDTH if closer else store.FIRST_WIDTH)
    if path is None:
        raise NotFound
    return Stream(store.pieces(path), media_type="image/webp", headers=picture_headers(path.stat().st_size))


async def _words(request: Request, found: VersionRow, number: int) -> Response:
    page = await page_of(found.sha256, number)
    if page is None:
        raise NotFound
    hits = hits_on(number, page.lines, wanted(query(Words, request).q))
    return fragment(request, "documents/papers/_words.html", leaf=page, hits=hits)


routes = [show]

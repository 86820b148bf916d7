"""The files behind the pages: a version as it was sent, and its words alone."""

from __future__ import annotations

from litestar import MediaType, Request, Response, get
from litestar.params import FromPath
from litestar.response import Stream

from documents import store
from documents.controllers.seen import seen
from documents.delivery import MEDIA_TYPES, headers
from documents.queries.versions import VersionRow, version
from documents.reading import reading_of
from documents.rules.word_blocks import words_of
from ecabinet.errors import NotFound
from ecabinet.pages import fragment, is_htmx


@get("/papers/{paper_id:int}/versions/{n:int}/original", opt={"action": "paper.see"})
async def original(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Stream:
    await seen(request, paper_id)
    found = await _readable(paper_id, n)
    return Stream(store.chunks(found.sha256), media_type=MEDIA_TYPES[found.format], headers=headers(found))


@get("/papers/{paper_id:int}/versions/{n:int}/text", opt={"action": "paper.see"})
async def text(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    """Plain text; as the sheet that people read for a page that shows it inside itself, as the room does."""
    await seen(request, paper_id)
    found = await _readable(paper_id, n)
    if found.format != "docx":
        raise NotFound
    reading = await reading_of(found.sha256)
    if is_htmx(request):
        return fragment(request, "documents/papers/_sheet.html", reading=reading)
    words = words_of(reading)
    return Response(words, media_type=MediaType.TEXT, headers={"cache-control": "no-store"})


async def _readable(paper_id: int, n: int) -> VersionRow:
    """What was refused or put aside is named on its page, and its bytes are not given out."""
    found = await version(paper_id, n)
    if found.state != "readable":
        raise NotFound
    return found


routes = [original, text]

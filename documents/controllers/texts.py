"""The words of a paper without its pages: for screen readers, and for phones."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.commands.reading import open_version
from documents.controllers.seen import readable
from documents.queries.pages import text_of_pages
from documents.queries.papers import paper
from documents.reading import reading_of
from documents.rules.paragraphs import paragraphs
from ecabinet.pages import page


@get("/papers/{paper_id:int}/versions/{n:int}/text", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Response:
    found = await readable(request, paper_id, n)
    await open_version(request.scope["state"]["viewer"], found.id)
    reading = await reading_of(found.sha256) if found.format == "docx" else None
    pages = [] if reading else [paragraphs(text) for text in await text_of_pages(found.sha256)]
    return page(
        request, "documents/papers/text.html", paper=await paper(paper_id), shown=found, reading=reading, pages=pages
    )


routes = [show]

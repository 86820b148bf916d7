"""Two versions of a paper set beside each other: on a page, and as a Word file with tracked changes."""

from __future__ import annotations

import asyncio

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from documents.comparisons import comparison_of
from documents.controllers.asked import Address, Asked
from documents.controllers.seen import seen
from documents.delivery import MEDIA_TYPES, POLICY
from documents.forms.tracked_changes import ChangedVersion, tracked_changes_docx
from documents.queries.papers import paper
from documents.queries.versions import VersionRow, versions
from documents.rules.comparison.choosing import chosen
from documents.rules.comparison.layout import laid_out
from documents.rules.comparison.lines import lines
from ecabinet.errors import RuleBroken
from ecabinet.forms import query
from ecabinet.i18n import N_
from ecabinet.pages import page

ALONE = N_("This paper has no two versions that can be read, so there is nothing to compare yet.")
# The file holds the words of both versions: to fetch it is to take a copy of the paper.
COPY = "paper.download"


class Pair(msgspec.Struct, frozen=True):
    """Two of the versions that can be read."""

    old: VersionRow
    new: VersionRow


@get("/papers/{paper_id:int}/comparison", opt={"action": "paper.see"})
async def show(request: Request, paper_id: FromPath[int]) -> Response:
    await seen(request, paper_id)
    asked, history = query(Asked, request), await _readable(paper_id)
    pair = _pair(history, asked)
    if pair is None:
        return await _without(request, paper_id, RuleBroken(ALONE))
    asked = msgspec.structs.replace(asked, old=pair.old.n, new=pair.new.n)
    try:
        layout = laid_out(await comparison_of(pair.old, pair.new))
    except RuleBroken as refused:
        return await _without(request, paper_id, refused, status=422, history=history, asked=asked)
    asked = msgspec.structs.replace(asked, at=min(max(1, asked.at), max(1, layout.changes)))
    return page(
        request, "documents/comparison/show.html", paper=await paper(paper_id), history=history, pair=pair,
        asked=asked, address=Address(paper=paper_id, asked=asked), layout=layout, rows=layout.page_at(asked.at),
        lines=lines,
    )  # fmt: skip


@get("/papers/{paper_id:int}/comparison.docx", opt={"action": COPY})
async def download(request: Request, paper_id: FromPath[int]) -> Response:
    facts, _ = await seen(request, paper_id, COPY)
    pair = _pair(await _readable(paper_id), query(Asked, request))
    if pair is None:
        raise RuleBroken(ALONE)
    old, new = pair.old, pair.new
    pieces = await comparison_of(old, new)
    version = ChangedVersion(title=facts.title, old=old.n, new=new.n, author=new.by_name, at=new.at)
    headers = {
        "content-disposition": f'attachment; filename="so-sanh-{paper_id}-ban-{old.n}-voi-ban-{new.n}.docx"',
        "content-security-policy": POLICY,
        "cache-control": "no-store",
    }
    data = await asyncio.to_thread(tracked_changes_docx, version, pieces)
    return Response(data, media_type=MEDIA_TYPES["docx"], headers=headers)


async def _readable(paper_id: int) -> list[VersionRow]:
    return [version for version in await versions(paper_id) if version.state == "readable"]


def _pair(history: list[VersionRow], asked: Asked) -> Pair | None:
    by_number = {version.n: version for version in history}
    two = chosen(by_number.keys(), old=asked.old, new=asked.new)
    return Pair(by_number[two[0]], by_number[two[1]]) if two else None


async def _without(
    request: Request, paper_id: int, why: RuleBroken, *, status: int = 200, **choice: object
) -> Response:
    """A page that says why there is no comparison, and lets one choose other versions where there are some."""
    choice = {"history": [], "asked": None} | choice
    return page(
        request, "documents/comparison/none.html", status=status, paper=await paper(paper_id), why=why, **choice
    )  # fmt: skip


routes = [show, download]

"""A version as it was sent, for who may take a copy."""

from __future__ import annotations

from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Stream

from documents import store
from documents.controllers.seen import readable
from documents.delivery import MEDIA_TYPES, headers


@get("/papers/{paper_id:int}/versions/{n:int}/original", opt={"action": "paper.download"})
async def original(request: Request, paper_id: FromPath[int], n: FromPath[int]) -> Stream:
    found = await readable(request, paper_id, n, "paper.download")
    return Stream(store.chunks(found.sha256), media_type=MEDIA_TYPES[found.format], headers=headers(found))


routes = [original]

"""Who opened which paper of a meeting, for its chair and its secretary."""

from __future__ import annotations

from typing import Literal

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from ecabinet.forms import query
from ecabinet.pages import page
from meetings.controllers.admission import to_meeting
from meetings.queries.meetings import meeting_facts
from meetings.queries.receipts import receipts_of
from meetings.rules import sittings


class Asked(msgspec.Struct, frozen=True):
    """`owed` leaves those who have still to open the newest version."""

    by: Literal["paper", "person"] = "paper"
    owed: bool = False


@get("/meetings/{meeting_id:int}/receipts", opt={"action": "receipts.see"})
async def index(request: Request, meeting_id: FromPath[int]) -> Response:
    comer = await to_meeting(request, "receipts.see", meeting_id)
    items = await comer.items()
    return page(
        request, "meetings/receipts/index.html", meeting=await meeting_facts(meeting_id), asked=query(Asked, request),
        receipts=await receipts_of(meeting_id, items), items={item.id: item for item in items}, sittings=sittings,
    )  # fmt: skip


routes = [index]

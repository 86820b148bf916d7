"""A member's vote."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Request, Response, post
from litestar.params import FromPath

from ecabinet.forms import submitted
from ecabinet.i18n import N_
from ecabinet.pages import answered, done, fragment, is_htmx, wants_json
from meetings.commands.voting import Sheet, cast
from meetings.controllers.ballots import the_ballot
from meetings.controllers.sitting import room_of
from meetings.queries.ballots import mine


class VoteForm(msgspec.Struct, frozen=True, kw_only=True):
    choice: str
    remark: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    draft: Annotated[str, msgspec.Meta(max_length=64)] = ""
    key: Annotated[str, msgspec.Meta(max_length=50)] = ""
    idempotency_key: Annotated[str, msgspec.Meta(max_length=50)] = ""

    def sheet(self) -> Sheet:
        return Sheet(choice=self.choice, remark=self.remark, draft=self.draft, key=self.key or self.idempotency_key)


@post("/ballots/{ballot_id:int}/vote", opt={"action": "vote.cast"})
async def create(request: Request, ballot_id: FromPath[int]) -> Response:
    ballot, viewer, _ = await the_ballot(request, ballot_id, "vote.cast")

    async def save(form: VoteForm) -> Response:
        await cast(viewer, ballot_id, form.sheet())
        if wants_json(request):
            own = await mine(ballot_id, viewer.person)
            return answered(request, choice=own.choice, remark=own.remark, at=own.at, version=own.version)
        if not is_htmx(request):
            return done(request, room_of(ballot.meeting), N_("Your vote is recorded."))
        own = await mine(ballot_id, viewer.person)  # read again, never echoed: this is what the database holds
        return fragment(request, "meetings/ballots/_sheet.html", ballot=ballot, own=own, present=own.present)

    return await submitted(request, VoteForm, save)


routes = [create]

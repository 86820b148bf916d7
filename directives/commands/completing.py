"""The lead agency says that a directive is done, and asks the Office to verify it."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, require_lead, tell
from directives.rules.states import require_possible
from directives.tables import CompletionRequest, Report
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from ecabinet.people import office_people

NOT_REPORTED = N_("Send a report of the result first, then ask for completion.")


async def ask_completion(actor: Viewer, directive: int, *, at: datetime | None = None) -> None:
    """The day of this request is the day of completion, if it is accepted."""
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        if held.standing.request is not None:
            return
        require_possible("ask_completion", held.state)
        if not await Report.exists().where(Report.directive == directive):
            raise RuleBroken(NOT_REPORTED)
        await CompletionRequest.insert(CompletionRequest(directive=directive, at=act.now, by=actor.person))
        await tell(act, held, "directive.completion_asked", await office_people())

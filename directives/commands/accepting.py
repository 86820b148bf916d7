"""The lead agency takes a directive on."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, require_lead, tell
from directives.rules.states import require_possible
from directives.tables import Acceptance
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.people import office_people


async def accept(actor: Viewer, directive: int, *, at: datetime | None = None) -> None:
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        if await Acceptance.exists().where(Acceptance.issue == held.standing.issue):
            return
        require_possible("accept", held.state)
        await Acceptance.insert(Acceptance(issue=held.issue, at=act.now, by=actor.person))
        await tell(act, held, "directive.accepted", await office_people())

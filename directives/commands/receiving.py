"""The lead agency confirms that a directive reached it."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, require_lead, tell
from directives.rules.states import require_possible
from directives.tables import Receipt
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.people import office_people


async def receive(actor: Viewer, directive: int, *, at: datetime | None = None) -> None:
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        if await Receipt.exists().where(Receipt.issue == held.standing.issue):
            return
        require_possible("receive", held.state)
        await Receipt.insert(Receipt(issue=held.issue, at=act.now, by=actor.person))
        await tell(act, held, "directive.received", await office_people())

"""The lead agency gives a directive back, with the reason: it is not its task, or it cannot be done so."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, require_lead, tell
from directives.rules.states import require_possible
from directives.rules.texts import require_text
from directives.tables import Return
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.i18n import N_
from ecabinet.people import office_people

WHY = N_("Write why the directive is returned.")


async def give_back(actor: Viewer, directive: int, *, reason: str, at: datetime | None = None) -> None:
    reason = require_text(reason, "reason", WHY)
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        if await Return.exists().where((Return.issue == held.standing.issue) & (Return.reason == reason)):
            return
        require_possible("return", held.state)
        await Return.insert(Return(issue=held.issue, reason=reason, at=act.now, by=actor.person))
        await tell(act, held, "directive.returned", await office_people(), reason=reason)

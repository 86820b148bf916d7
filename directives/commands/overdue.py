"""A directive that passed its deadline is noted once for that deadline, and those who answer for it are told."""

from __future__ import annotations

from directives.commands.holding import hold, tell
from directives.queries.overdue import unnoted
from directives.queries.people import of_agencies
from ecabinet.db import work


async def note_overdue() -> int:
    """How many were noted. Each is its own act, and looked at again under its lock."""
    noted = 0
    for directive in await unnoted():
        async with work(None) as act:
            held = await hold(act, directive)
            deadline = held.standing.deadline
            if held.standing.class_ != "open_overdue" or deadline is None or directive not in await unnoted(directive):
                continue
            told = await of_agencies([held.lead], held.standing.today)
            await tell(act, held, "directive.overdue", told, deadline=deadline.isoformat())
            noted += 1
    return noted

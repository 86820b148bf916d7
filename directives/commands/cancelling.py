"""A later decision ends a directive that was not carried out."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, tell
from directives.queries.cooperation import cooperating_ids
from directives.queries.people import of_agencies
from directives.rules.states import require_possible
from directives.rules.texts import require_short, require_text
from directives.tables import Cancellation
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.i18n import N_

WHICH = N_("Write the number of the decision that ends this directive.")


async def cancel(
    actor: Viewer, directive: int, *, by_document: str, reason: str | None = None, at: datetime | None = None
) -> None:
    number = require_text(require_short(by_document, "by_document", 60), "by_document", WHICH)
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        if await Cancellation.exists().where(
            (Cancellation.directive == directive) & (Cancellation.by_document == number)
        ):
            return
        require_possible("cancel", held.state)
        await Cancellation.insert(
            Cancellation(
                directive=directive, by_document=number, reason=(reason or "").strip(), at=act.now, by=actor.person
            )
        )
        told = await of_agencies([held.lead, *await cooperating_ids(directive)], held.standing.today)
        await tell(act, held, "directive.cancelled", told, by_document=number)

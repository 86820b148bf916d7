"""The Office reminds the lead agency."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, tell
from directives.queries.people import of_agencies
from directives.rules.repeats import is_repeated
from directives.rules.states import require_possible
from directives.rules.texts import require_short, require_text
from directives.tables import Reminder
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.i18n import N_

WHY = N_("Write what the agency is reminded of.")


async def remind(
    actor: Viewer, directive: int, *, text: str, document_number: str | None = None, at: datetime | None = None
) -> None:
    text = require_text(text, "reminder", WHY)
    number = require_short(document_number, "reminder_number", 60) or None
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_possible("remind", held.state)
        last = await (
            Reminder.select(Reminder.at, Reminder.by, Reminder.text, Reminder.document_number)
            .where(Reminder.directive == directive)
            .order_by(Reminder.id, ascending=False)
            .first()
        )
        if last and is_repeated(last, now=act.now, by=actor.person, text=text, document_number=number):
            return
        await Reminder.insert(
            Reminder(directive=directive, text=text, document_number=number, at=act.now, by=actor.person)
        )
        told = await of_agencies([held.lead], held.standing.today)
        await tell(act, held, "directive.reminded", told, text=text, document_number=number)

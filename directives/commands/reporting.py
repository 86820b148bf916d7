"""The lead agency reports: what was done, how far it is, and what proves it."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import hold, require_lead, tell
from directives.commands.proving import Upload, prove, receive_evidence
from directives.queries.repeats import last_report
from directives.rules.repeats import is_repeated
from directives.rules.states import require_possible
from directives.rules.texts import require_percent, require_text
from directives.tables import Report
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.i18n import N_
from ecabinet.people import office_people

WHY = N_("Write what was done.")


async def report(
    actor: Viewer, directive: int, *, text: str, percent: int, upload: Upload | None = None,
    document_number: str | None = None, at: datetime | None = None,
) -> int:  # fmt: skip
    """The id of the report; the same report sent twice on one day is one."""
    text, percent = require_text(text, "text", WHY), require_percent(percent)
    given = await receive_evidence(upload, document_number, fields=("upload", "document_number"))
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        last = await last_report(directive)
        if last and is_repeated(last, now=act.now, by=actor.person, text=text, percent=percent, marks=given.marks):
            return last["id"]
        require_possible("report", held.state)
        row = Report(directive=directive, text=text, percent=percent, at=act.now, by=actor.person)
        (kept,) = await Report.insert(row)
        await prove(act, actor, given, directive=directive, report=kept["id"])
        await tell(act, held, "directive.reported", await office_people(), percent=percent)
        return kept["id"]

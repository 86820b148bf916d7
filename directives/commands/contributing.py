"""A cooperating agency, or the Office, comments on a directive or adds evidence to it."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import Held, hold, tell
from directives.commands.proving import Upload, prove, receive_evidence
from directives.queries.cooperation import cooperating_ids
from directives.queries.people import of_agencies
from directives.queries.repeats import last_contribution
from directives.rules.repeats import is_repeated
from directives.rules.states import require_possible
from directives.rules.texts import require_text
from directives.tables import Contribution
from ecabinet.access import TABLE, Relation, Viewer, may
from ecabinet.db import work
from ecabinet.errors import Forbidden
from ecabinet.i18n import N_
from ecabinet.people import office_people

WHY = N_("Write your comment.")


async def contribute(
    actor: Viewer, directive: int, *, text: str, upload: Upload | None = None, document_number: str | None = None,
    at: datetime | None = None,
) -> int:  # fmt: skip
    """The id of the contribution; the same words sent twice on one day are one."""
    text = require_text(text, "comment", WHY)
    given = await receive_evidence(upload, document_number, fields=("comment_upload", "comment_number"))
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        agency = await _speaking_for(actor, held)
        last = await last_contribution(directive)
        if last and is_repeated(last, now=act.now, by=actor.person, text=text, marks=given.marks):
            return last["id"]
        require_possible("contribute", held.state)
        row = Contribution(directive=directive, agency=agency, text=text, at=act.now, by=actor.person)
        (kept,) = await Contribution.insert(row)
        await prove(act, actor, given, directive=directive, contribution=kept["id"])
        told = await of_agencies([held.lead], held.standing.today) + await office_people()
        await tell(act, held, "directive.contributed", told)
        return kept["id"]


async def _speaking_for(actor: Viewer, held: Held) -> int | None:
    """The cooperating agency whose words these are; None for the Office."""
    if actor.agency in await cooperating_ids(held.id):
        return actor.agency
    if not may(actor, "directive.contribute", Relation()):
        raise Forbidden(TABLE["directive.contribute"].why)
    return None

"""Issuing a draft, or issuing a returned directive again, perhaps to another lead agency."""

from __future__ import annotations

from datetime import date, datetime

from directives.commands.holding import Held, hold, tell
from directives.queries.cooperation import cooperating_ids
from directives.queries.people import of_agencies
from directives.rules.deadlines import require_in_order
from directives.rules.orders import LEAD_TWICE, UNKNOWN_AGENCY
from directives.rules.states import require_possible
from directives.rules.texts import require_short
from directives.tables import Directive, Issue
from ecabinet.access import Viewer
from ecabinet.agencies import in_force
from ecabinet.db import work
from ecabinet.errors import RuleBroken, Stale
from ecabinet.i18n import N_

MEANWHILE = N_("The draft was changed since you opened it. Read it again before issuing it.")


async def issue(
    actor: Viewer, directive: int, *, lead: int | None = None, document_number: str | None = None,
    version: int | None = None, at: datetime | None = None,
) -> None:  # fmt: skip
    """`lead` counts for a returned directive only; `version` is the draft that was read, whose words are issued."""
    number = require_short(document_number, "document_number", 60) or None
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        lead = lead or held.lead
        if held.state in ("issued", "received") and lead == held.lead:
            return
        require_possible("issue", held.state)
        if held.state == "draft":
            lead = held.lead
            await _date(held, version, number)
        elif lead != held.lead:
            await _hand_over(held, lead)
        await Issue.insert(Issue(directive=directive, lead=lead, at=act.now, by=actor.person))
        told = await of_agencies([lead, *await cooperating_ids(directive)], held.standing.today)
        await tell(act, held, "directive.issued", told, lead=lead)


async def _date(held: Held, version: int | None, number: str | None) -> None:
    """A draft gets its day of issue: that of its document, or today."""
    if version not in (None, held.version):
        raise Stale(MEANWHILE)
    row = await Directive.select(Directive.issued_on).where(Directive.id == held.id).first()
    issued_on: date = (row and row["issued_on"]) or held.standing.today
    require_in_order(deadline=held.standing.deadline, issued_on=issued_on)
    changes = {"issued_on": issued_on, "document_number": number or held.document_number}
    await Directive.update(changes).where(Directive.id == held.id)  # type: ignore[arg-type]


async def _hand_over(held: Held, lead: int) -> None:
    if lead not in {agency.id for agency in await in_force(held.standing.today)}:
        raise RuleBroken(UNKNOWN_AGENCY, "lead")
    if lead in await cooperating_ids(held.id):
        raise RuleBroken(LEAD_TWICE, "lead")
    await Directive.update({Directive.lead: lead}).where(Directive.id == held.id)

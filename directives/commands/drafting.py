"""The Office drafts a directive from a conclusion's sentence, or from a document that came with a number."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from directives.commands.holding import hold, tell
from directives.queries.cooperation import cooperating_ids
from directives.queries.people import who_issue
from directives.queries.sources import clause_for
from directives.rules.orders import Order, settled
from directives.rules.states import require_possible
from directives.rules.texts import place_of
from directives.tables import Cooperation, Directive
from ecabinet.access import Viewer
from ecabinet.agencies import in_force
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from ecabinet.vietnamese import fold

NOT_APPROVED = N_("Only a sentence of an approved conclusion becomes a directive.")
MEANWHILE = N_("Somebody changed this draft since you opened it. Both texts are shown; save again what is to stand.")
TWIN = """
SELECT d.id FROM directive AS d
WHERE (d.clause = $1::int OR $1::int IS NULL AND d.clause IS NULL AND d.document_number = $2::varchar)
    AND d.quote = $3 AND d.lead = $4 AND d.text = $5
    AND NOT EXISTS (SELECT 1 FROM cancellation AS c WHERE c.directive = d.id)
ORDER BY d.id LIMIT 1
"""


async def draft(actor: Viewer, order: Order, *, at: datetime | None = None) -> int:
    """The id of the draft; the same order drafted again is the same draft."""
    async with work(actor, at=at) as act:
        order, source = await _sourced(actor, await _settle(act, order))
        await fetch("SELECT pg_advisory_xact_lock(hashtextextended($1, 7))", f"directive {order.quote} {order.lead}")
        if twin := await fetch_one(TWIN, order.clause, order.document_number, order.quote, order.lead, order.text):
            return twin["id"]
        written = {**_columns(order), **source, "drafted_at": await act.clock(), "drafted_by": actor.person}
        (kept,) = await Directive.insert(Directive(**written))
        await _cooperate(kept["id"], order)
        held = await hold(act, kept["id"])
        await tell(act, held, "directive.drafted", await who_issue(), clause=order.clause, lead=order.lead)
        return held.id


async def revise(actor: Viewer, directive: int, order: Order, *, version: int, at: datetime | None = None) -> None:
    """Change a draft; the source and its quoted words stay. Stale when somebody saved it since `version`."""
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_possible("revise", held.state)
        kept = await Directive.objects().where(Directive.id == directive).first()
        if kept is None:
            raise NotFound
        order = await _settle(act, _kept_source(order, kept))
        changes = _columns(order)
        if await _says(kept, changes, order):
            return
        if held.version != version:
            raise Stale(MEANWHILE, theirs=kept.text)
        values: dict[Any, Any] = {**changes, "version": version + 1}
        await Directive.update(values).where(Directive.id == directive)
        await Cooperation.delete().where(Cooperation.directive == directive)
        await _cooperate(directive, order)
        await tell(act, held, "directive.revised", [], version=version + 1)


async def _settle(act: Work, order: Order) -> Order:
    today = house_day(act.now)
    agencies = await in_force(order.issued_on or today)
    return settled(order, today=today, agencies=frozenset(agency.id for agency in agencies))


async def _sourced(actor: Viewer, order: Order) -> tuple[Order, dict[str, Any]]:
    """Where the quoted words stand. The clause's facts are copied: an approved conclusion no longer changes."""
    if order.clause is None:
        return order, {"clause": None, "meeting": None, "item": None, "quote_start": 0}
    clause = await clause_for(actor, order.clause)
    if not clause.approved:
        raise RuleBroken(NOT_APPROVED)
    start = place_of(order.quote, clause.text)
    order = msgspec.structs.replace(
        order,
        document_title=order.document_title or clause.meeting_title,
        document_place=order.document_place or str(clause.n),
    )
    return order, {"clause": clause.id, "meeting": clause.meeting, "item": clause.item, "quote_start": start}


def _kept_source(order: Order, kept: Directive) -> Order:
    return msgspec.structs.replace(
        order,
        clause=kept.clause,
        quote=kept.quote,
        document_title=order.document_title or kept.document_title,
        document_place=order.document_place or kept.document_place,
        issued_on=order.issued_on or kept.issued_on,
    )


def _columns(order: Order) -> dict[str, Any]:
    return {
        "text": order.text,
        "folded": fold(" ".join(f"{order.text} {order.document_number or ''} {order.document_title}".split())),
        "quote": order.quote,
        "document_number": order.document_number,
        "document_title": order.document_title,
        "document_place": order.document_place,
        "issued_on": order.issued_on,
        "issued_by": order.issued_by,
        "lead": order.lead,
        "deadline": order.deadline,
        "deadline_text": order.deadline_text,
        "precision": order.precision,
        "recurring": order.recurring,
    }


async def _cooperate(directive: int, order: Order) -> None:
    if order.cooperating:
        await Cooperation.insert(*(Cooperation(directive=directive, agency=agency) for agency in order.cooperating))


async def _says(kept: Directive, changes: dict[str, Any], order: Order) -> bool:
    same = all(getattr(kept, name) == value for name, value in changes.items())
    return same and sorted(await cooperating_ids(kept.id)) == list(order.cooperating)

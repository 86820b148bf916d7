"""Another deadline: the lead agency asks, and a second person grants or refuses it. The first deadline is kept."""

from __future__ import annotations

from datetime import date, datetime

from directives.commands.holding import hold, require_lead, tell
from directives.queries.people import of_agencies
from directives.rules.deadlines import require_later
from directives.rules.extensions import require_other_person
from directives.rules.states import require_possible
from directives.rules.texts import require_text
from directives.tables import Extension
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from ecabinet.people import office_people

WHY = N_("Write why more time is needed.")
WHY_NOT = N_("Write why the deadline stays.")
ONE_WAITS = N_("Another extension is still waiting for an answer.")
UNKNOWN = N_("Choose whether the extension is granted or refused.")
DECIDED = N_("This extension has been decided already.")
OUTCOMES = {"granted": "directive.extension_granted", "refused": "directive.extension_refused"}


async def ask_extension(
    actor: Viewer, directive: int, *, deadline: date, reason: str, at: datetime | None = None
) -> None:
    reason = require_text(reason, "reason", WHY)
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        require_lead(actor, held)
        waiting = await Extension.objects().where(Extension.id == held.standing.extension).first()
        if waiting and (waiting.new_deadline, waiting.reason) == (deadline, reason):
            return
        require_possible("ask_extension", held.state)
        if waiting:
            raise RuleBroken(ONE_WAITS)
        current = held.standing.deadline
        require_later(new=deadline, current=current, today=held.standing.today)
        await Extension.insert(
            Extension(
                directive=directive, old_deadline=current, new_deadline=deadline, reason=reason,
                asked_at=act.now, asked_by=actor.person,
            )
        )  # fmt: skip
        await tell(act, held, "directive.extension_asked", await office_people(), deadline=deadline.isoformat())


async def decide_extension(
    actor: Viewer,
    directive: int,
    extension: int,
    *,
    outcome: str,
    answer: str | None = None,
    at: datetime | None = None,
) -> None:
    if outcome not in OUTCOMES:
        raise RuleBroken(UNKNOWN, "decision")
    answer = require_text(answer, "answer", WHY_NOT) if outcome == "refused" else (answer or "").strip()
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        asked = (
            await Extension.objects().where((Extension.id == extension) & (Extension.directive == directive)).first()
        )
        if asked is None:
            raise NotFound
        if asked.outcome is not None:
            if asked.outcome == outcome:
                return
            raise RuleBroken(DECIDED)
        require_possible("decide_extension", held.state)
        require_other_person(asked_by=asked.asked_by, decided_by=actor.person)
        asked.outcome, asked.answer, asked.decided_at, asked.decided_by = outcome, answer, act.now, actor.person
        await asked.save([Extension.outcome, Extension.answer, Extension.decided_at, Extension.decided_by])
        told = await of_agencies([held.lead], held.standing.today)
        await tell(act, held, OUTCOMES[outcome], told, deadline=asked.new_deadline.isoformat(), answer=answer)

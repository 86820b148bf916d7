"""The Office judges a completion: it accepts it, or sends it back with the reason."""

from __future__ import annotations

from datetime import datetime

from directives.commands.holding import Held, hold, tell
from directives.queries.people import of_agencies
from directives.rules.states import require_possible
from directives.rules.texts import require_text
from directives.tables import Verification
from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

OUTCOMES = {"accepted": "directive.verified", "sent_back": "directive.sent_back"}
WHY = N_("Write what is missing, so that the agency can complete it.")
UNKNOWN = N_("Choose whether the completion is accepted or sent back.")


async def verify(
    actor: Viewer, directive: int, *, outcome: str, reason: str | None = None, at: datetime | None = None
) -> None:
    if outcome not in OUTCOMES:
        raise RuleBroken(UNKNOWN, "outcome")
    reason = require_text(reason, "reason", WHY) if outcome == "sent_back" else (reason or "").strip()
    async with work(actor, at=at) as act:
        held = await hold(act, directive)
        if held.standing.request is None and await _was_judged_so(held, outcome, reason):
            return
        require_possible("verify", held.state)
        await Verification.insert(
            Verification(request=held.standing.request, outcome=outcome, reason=reason, at=act.now, by=actor.person)
        )
        told = await of_agencies([held.lead], held.standing.today)
        await tell(act, held, OUTCOMES[outcome], told, reason=reason)


async def _was_judged_so(held: Held, outcome: str, reason: str) -> bool:
    """The same judgement sent twice is one; another one is refused by the state."""
    last = await (
        Verification.select(Verification.outcome, Verification.reason)
        .where(Verification.request.directive == held.id)
        .order_by(Verification.id, ascending=False)
        .first()
    )
    return last is not None and (last["outcome"], last["reason"]) == (outcome, reason)

"""Who may vote now: the ballot must run, the voter be entitled and present, and the draft still be the same."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

import msgspec

from ecabinet.errors import Forbidden, RuleBroken, Stale
from ecabinet.i18n import N_

Choice = Literal["for", "against", "other"]
CHOICES: tuple[str, ...] = get_args(Choice)
State = Literal["prepared", "open", "closed", "void", "withdrawn"]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known, after the ballot's lock, about the ballot and the voter."""

    state: str
    entitled: bool
    present: bool
    draft_sha256: str
    seen_sha256: str
    closes_at: datetime | None = None


def require_may_vote(facts: Facts, *, now: datetime) -> None:
    require_open(facts.state)
    if facts.closes_at is not None and now > facts.closes_at:
        raise RuleBroken(N_("The time for this ballot is over: your vote was not taken."))
    if not facts.entitled:
        raise Forbidden(N_("Only members of the Government vote; a substitute or an invitee may speak but not vote."))
    if not facts.present:
        raise RuleBroken(N_('You are not marked as present. Press "Present", then send your vote again.'))
    # Who names no draft votes on the one that the ballot froze: a new version would have made the ballot void.
    if facts.seen_sha256 and facts.seen_sha256 != facts.draft_sha256:
        raise Stale(N_("The draft has changed since you opened this page. Load it again and read the new version."))


def require_open(state: str) -> None:
    if state == "prepared":
        raise RuleBroken(N_("This ballot is not open yet."))
    if state == "closed":
        raise RuleBroken(N_("This ballot is closed: your vote was not taken."))
    if state != "open":
        raise RuleBroken(N_("This ballot is void: a new one will be opened."))

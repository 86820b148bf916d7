"""Preparing a ballot: its question, what it is about, and how it will be held."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting_of_item
from meetings.queries.ballots import draft_of_item
from meetings.rules import sittings
from meetings.rules.ballots import require_checked, require_sound
from meetings.tables.ballots import Ballot


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`paper` is the draft that is voted on; `seconds` the time that is given, 0 for no limit."""

    question: str
    paper: int | None = None
    kind: str = "draft"
    procedure: str = ""
    display: str = "named"
    seconds: int = 0


async def prepare(viewer: Viewer, item: int, plan: Plan, *, at: datetime | None = None) -> int:
    """Question, draft and manner may all still change until the ballot opens. Returns the ballot."""
    require_sound(
        kind=plan.kind, procedure=plan.procedure, display=plan.display, seconds=plan.seconds, paper=plan.paper
    )  # fmt: skip
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        if facts.kind not in sittings.DECIDES_BY_BALLOT:
            raise RuleBroken(N_("A working meeting holds no ballots: its chair concludes."))
        if facts.state in {"closed", "minuted", "cancelled"}:
            raise RuleBroken(N_("The meeting is over."))
        draft = await draft_of_item(item, plan.paper)
        if plan.paper is not None and draft is None:
            raise RuleBroken(N_("Choose one of the item's papers as the draft."), "paper")
        if draft:
            require_checked(readable=draft.readable)
        ballot = Ballot(
            item=item, question=plan.question, created_at=act.now, created_by=viewer.person, kind=plan.kind,
            procedure=plan.procedure if plan.kind == "procedural" else "", display=plan.display, seconds=plan.seconds,
            paper_version=draft.version if draft else None, draft_sha256=draft.sha256 if draft else "",
        )  # fmt: skip
        await ballot.save()
        await act.event(
            "ballot.prepared", subject=("ballot", ballot.id), room=facts.id, item=item, question=plan.question
        )  # fmt: skip
        act.touch("meeting", facts.id)
        return int(ballot.id)

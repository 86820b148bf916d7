"""A changed draft makes the ballot void that is open on it, within the transaction that changes it."""

from __future__ import annotations

from documents.commands.attaching import before_new_version, on_new_version
from documents.queries.versions import PaperVersionFacts
from ecabinet.db import Work, fetch
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.commands.balloting import locked, write_voiding
from meetings.commands.locks import lock_meeting_of_item

DRAFT_CHANGED = N_("The draft was replaced by a new version.")


async def lock_before_new_version(act: Work, item: int | None) -> None:
    """The meeting first, then the paper, then the ballot: a ballot opens before the new version, which then voids it,
    or after it, and then on it. What was minuted no longer changes."""
    if item is None:
        return
    facts = await lock_meeting_of_item(item)
    if facts.state == "minuted":
        raise RuleBroken(N_("The minutes are frozen: the papers no longer change."))


async def void_on_new_version(act: Work, paper: PaperVersionFacts) -> None:
    rows = await fetch(
        "SELECT b.id, b.item, i.meeting FROM ballot b JOIN agenda_item i ON i.id = b.item"
        " JOIN paper_version v ON v.id = b.paper_version JOIN opening o ON o.ballot = b.id"
        " WHERE v.paper = $1 ORDER BY b.id",
        paper.paper,
    )
    for row in rows:
        if (await locked(row["id"])).state == "open":
            await write_voiding(act, row["id"], kind="void", reason=DRAFT_CHANGED, by=None)
            await act.event(
                "ballot.void", subject=("ballot", row["id"]), room=row["meeting"], item=row["item"],
                reason=DRAFT_CHANGED,
            )  # fmt: skip
            act.touch("meeting", row["meeting"])


before_new_version.append(lock_before_new_version)
on_new_version.append(void_on_new_version)

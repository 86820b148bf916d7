"""Holding a directive while an act changes it, and saying afterwards that it happened."""

from __future__ import annotations

import msgspec

from directives.queries.standing import Standing, standing_of
from directives.rules.texts import heading
from ecabinet.access import LEAD_ONLY, Viewer
from ecabinet.db import Work, fetch_one
from ecabinet.errors import Forbidden, NotFound

LOCKED = """
SELECT id, text, lead, meeting, item, version, document_number FROM directive WHERE id = $1 FOR UPDATE
"""


class Held(msgspec.Struct, frozen=True):
    """The row as it is locked; `standing` was read after the lock, so it holds until the commit."""

    id: int
    text: str
    lead: int
    meeting: int | None
    item: int | None
    version: int
    document_number: str | None
    standing: Standing

    @property
    def state(self) -> str:
        return self.standing.state

    @property
    def issue(self) -> int:
        assert self.standing.issue is not None, "only a draft has no issue"
        return self.standing.issue


async def hold(act: Work, directive: int) -> Held:
    """Lock, then read: an act that waited for another one must see what that one wrote."""
    row = await fetch_one(LOCKED, directive)
    standing = await standing_of(directive, await act.clock()) if row else None
    if row is None or standing is None:
        raise NotFound
    return Held(**row, standing=standing)


def require_lead(actor: Viewer, held: Held) -> None:
    """The lead may have changed since the page was opened: who returned a directive no longer acts on it."""
    if held.lead != actor.agency:
        raise Forbidden(LEAD_ONLY)


async def tell(act: Work, held: Held, kind: str, people: list[int], **data: object) -> None:
    """The journal's event, which names the meeting it all came from, and the notices of it."""
    title = heading(held.text, 100)
    event = await act.event(
        kind, subject=("directive", held.id), room=held.meeting, item=held.item, title=title, **data
    )
    await act.notice(people, event, kind)

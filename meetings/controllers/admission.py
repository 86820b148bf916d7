"""Who comes to a meeting or an item, and as what; asked once for a request."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request

from ecabinet import access
from ecabinet.access import Relation, Viewer, require
from meetings.queries.clearances import closed_item_on
from meetings.queries.items import ItemRow, item_for, items_of, relation_to_item, visible
from meetings.queries.meetings import relation_to
from meetings.queries.presence import NO_DOOR


class PersonForm(msgspec.Struct, frozen=True):
    """Whom an act is about."""

    person: int


class Comer(msgspec.Struct, frozen=True):
    """The viewer and what he is to the meeting, or to one of its items."""

    viewer: Viewer
    relation: Relation
    meeting: int

    def may(self, action: str) -> bool:
        return access.may(self.viewer, action, self.relation)

    async def item(self, item: int) -> ItemRow:
        return await item_for(item, submitting=self.relation.agency == "submitting", **self._as)

    async def items(self) -> list[ItemRow]:
        return await items_of(self.meeting, **self._as)

    async def door(self) -> int:
        """The closed item that is on and that he may not look into, or NO_DOOR."""
        closed = await closed_item_on(self.meeting)
        return NO_DOOR if closed is None or closed in visible(await self.items()) else closed

    @property
    def _as(self) -> dict[str, Any]:
        return {"person": self.viewer.person, "capacity": self.relation.capacity, "duties": self.viewer.duties}


async def to_meeting(request: Request, action: str, meeting: int) -> Comer:
    viewer: Viewer = request.scope["state"]["viewer"]
    relation = await relation_to(viewer, meeting)
    require(request, action, relation)
    return Comer(viewer, relation or access.NOBODY, meeting)


async def to_item(request: Request, action: str, item: int) -> Comer:
    """Whoever may not look into a closed item does not get into it by a form either."""
    viewer: Viewer = request.scope["state"]["viewer"]
    meeting, relation = await relation_to_item(viewer, item) or (0, None)
    seen = relation is not None and access.may(viewer, "item.see", relation)
    require(request, action, relation if seen else None)
    return Comer(viewer, relation or access.NOBODY, meeting)


def watches_papers(comer: Comer) -> bool:
    """Who prepares or presides sees of a late paper whom it is late for; everybody else what is late for himself."""
    return comer.may("receipts.see") or comer.may("meeting.plan")

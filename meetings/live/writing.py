"""What is drawn for who writes a conclusion, or approves it."""

from __future__ import annotations

from typing import Any

from ecabinet.typed import Typed
from meetings.live.audience import Audience
from meetings.queries.desks import Desk
from meetings.queries.rooms import RoomState


def at_desk(audience: Audience, state: RoomState) -> dict[str, Any] | None:
    """The same as its page shows; None when the item has left the agenda. Whoever sits here was let in to the item."""
    item = next((item for item in state.items if item.id == audience.item), None)
    if item is None:
        return None
    desk = Desk(
        meeting=state.meeting, item=item, conclusion=state.conclusions.get(item.id), agencies=state.agencies,
        writes=audience.office or audience.capacity == "secretary", locks=audience.at_desk,
        approves=audience.capacity == "chair", takes_over=audience.capacity == "secretary",
    )  # fmt: skip
    return {"desk": desk, "typed": Typed(), "form": ""}

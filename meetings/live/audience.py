"""Where somebody sits in a live meeting: equal values see the same bytes."""

from __future__ import annotations

import msgspec

from meetings.queries.items import sees


class Audience(msgspec.Struct, frozen=True, kw_only=True):
    """`page` is "room", "console", "screen" or "conclusion", which is on one `item`; `cleared` are the closed items, or
    an invitee's own, that this audience may see."""

    page: str
    capacity: str | None = None
    office: bool = False
    present: bool = False
    cleared: frozenset[int] = frozenset()
    item: int = 0

    @property
    def at_desk(self) -> bool:
        return self.capacity in {"chair", "secretary"}

    @property
    def sees_drafts(self) -> bool:
        """Of conclusions that are still being written, of items that it may see."""
        return self.at_desk or self.office

    @property
    def votes(self) -> bool:
        return self.capacity in {"chair", "member"}

    def sees(self, item: int, *, closed: bool) -> bool:
        if self.page == "screen":
            return not closed
        duties = frozenset({"office"}) if self.office else frozenset[str]()
        return sees(self.capacity, duties, closed=closed, cleared=item in self.cleared)

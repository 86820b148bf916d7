"""The people with whom a note on a paper can be shared, as one person belongs to them."""

from __future__ import annotations

import msgspec

from ecabinet.access import Relation, Viewer


class Circles(msgspec.Struct, frozen=True, kw_only=True):
    """The paper's meeting, and the own agency; who may not see the paper is in none of them."""

    meeting: bool = False
    agency: int | None = None


def of_writer(viewer: Viewer, relation: Relation, meeting: int | None) -> Circles:
    """With whom he can share: the meeting takes part in it, the Office only looks on."""
    return Circles(meeting=meeting is not None and relation.capacity is not None, agency=viewer.agency)


def of_reader(viewer: Viewer, relation: Relation, meeting: int | None) -> Circles:
    """Whose shared notes he sees."""
    takes_part = relation.capacity is not None or "office" in viewer.duties
    return Circles(meeting=meeting is not None and takes_part, agency=viewer.agency)

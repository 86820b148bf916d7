"""What lies on the desk of who writes, locks or approves a conclusion."""

from __future__ import annotations

import msgspec

from ecabinet.agencies import AgencyRow
from meetings.queries.conclusions import ClauseRow, ConclusionFacts
from meetings.queries.items import ItemRow
from meetings.queries.meetings import MeetingFacts
from meetings.rules import stages


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """`writes`, `locks`, `approves` and `takes_over` are what its owner may do; `agencies` are offered as owners."""

    meeting: MeetingFacts
    item: ItemRow
    conclusion: ConclusionFacts | None
    agencies: list[AgencyRow]
    writes: bool
    locks: bool
    approves: bool
    takes_over: bool

    @property
    def clauses(self) -> list[ClauseRow]:
        return self.conclusion.clauses if self.conclusion else []

    @property
    def approved(self) -> bool:
        return self.conclusion is not None and self.conclusion.approved

    @property
    def locked(self) -> bool:
        return self.conclusion is not None and self.conclusion.locked

    @property
    def open(self) -> bool:
        """Whether there is still something to be written."""
        return self.meeting.state in stages.CONCLUDING and not self.locked and not self.approved

    @property
    def writing(self) -> bool:
        return self.writes and self.open

"""What lies on the desk of who writes, locks or approves a conclusion."""

from __future__ import annotations

from ecabinet.agencies import AgencyRow
from meetings.queries.conclusions import Standing
from meetings.queries.items import ItemRow
from meetings.queries.meetings import MeetingFacts
from meetings.rules import stages


class Desk(Standing, frozen=True, kw_only=True):
    """`writes`, `locks`, `approves` and `takes_over` are what its owner may do; `agencies` are offered as owners."""

    meeting: MeetingFacts
    item: ItemRow
    agencies: list[AgencyRow]
    writes: bool
    locks: bool
    approves: bool
    takes_over: bool

    @property
    def open(self) -> bool:
        """Whether there is still something to be written."""
        return self.meeting.state in stages.CONCLUDING and not self.locked and not self.approved

    @property
    def writing(self) -> bool:
        return self.writes and self.open

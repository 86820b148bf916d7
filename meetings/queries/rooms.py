"""A room's whole committed state in a handful of statements, read once for everybody who looks on."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.queries.papers import PaperRow, papers_of_item
from ecabinet.agencies import AgencyRow, in_force
from ecabinet.clock import house_day
from ecabinet.clock import now as clock_now
from ecabinet.db import fetch
from meetings.queries.ballots import BallotFacts, MarkRow, ballots_of_item, marks
from meetings.queries.conclusions import ConclusionFacts, conclusions_of_meeting
from meetings.queries.consoles import Console, console_of
from meetings.queries.items import ItemRow, items_of
from meetings.queries.meetings import MeetingFacts, meeting_facts
from meetings.queries.paper_votes import PaperVoteRow, Voter, voters_on_paper, waiting_entries
from meetings.queries.presence import ParticipantRow, Quorum, concerned, participants, quorum
from meetings.queries.presentations import Presentation, presentation_of
from meetings.queries.sites import SiteRow, sites_of
from meetings.queries.speakers import Floor, floor_of

EVERYTHING = "chair"


class RoomState(msgspec.Struct, frozen=True, kw_only=True):
    meeting: MeetingFacts
    items: list[ItemRow]
    current: ItemRow | None
    papers: list[PaperRow]
    ballots: list[BallotFacts]
    marks: list[MarkRow]
    entries: list[PaperVoteRow]
    voters: list[Voter]
    floor: Floor
    presentation: Presentation | None
    participants: list[ParticipantRow]
    quorum: Quorum
    sites: list[SiteRow]
    console: Console
    conclusions: dict[int, ConclusionFacts]
    agencies: list[AgencyRow]

    @property
    def ballot(self) -> BallotFacts | None:
        """The ballot that matters now: the open one, else the last of the current item."""
        return next((ballot for ballot in self.ballots if ballot.state == "open"), None) or (
            self.ballots[-1] if self.ballots else None
        )

    @property
    def concerned(self) -> list[ParticipantRow]:
        return concerned(self.participants)

    def site_of(self, person: int) -> SiteRow | None:
        return next((site for site in self.sites if person in site.seated), None)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is to a meeting, for finding his audience."""

    person: int
    capacity: str | None
    office: bool
    present: bool
    cleared: frozenset[int]


PLACES = """
SELECT a.person, a.duties, p.capacity, st.state,
       EXISTS (SELECT 1 FROM attendance t WHERE t.participant = p.id AND t.left_at IS NULL) AS present,
       ARRAY(SELECT c.item FROM clearance c JOIN agenda_item i ON i.id = c.item
             WHERE c.person = a.person AND i.meeting = $1) AS cleared
FROM account a
JOIN meeting_state st ON st.id = $1
LEFT JOIN participant p ON p.meeting = $1 AND p.person = a.person
WHERE a.person = ANY($2::int[]) AND a.disabled_at IS NULL
"""


async def room_state(meeting: int, *, now: datetime | None = None) -> RoomState:
    """Everything, closed items included: whoever draws it for an audience leaves out what that may not see."""
    facts = await meeting_facts(meeting)
    items = await items_of(meeting, person=0, capacity=EVERYTHING, duties=frozenset())
    current = next((item for item in items if item.current), None)
    ballots = await ballots_of_item(current.id) if current else []
    opened = next((ballot for ballot in ballots if ballot.state == "open"), None)
    last = next((ballot for ballot in reversed(ballots) if ballot.state == "closed"), None)
    return RoomState(
        meeting=facts,
        items=items,
        current=current,
        papers=await papers_of_item(current.id) if current else [],
        ballots=ballots,
        marks=await marks(last.id) if last else [],
        entries=await waiting_entries(opened.id) if opened else [],
        voters=await voters_on_paper(opened.id) if opened else [],
        floor=await floor_of(meeting, current.id if current else None),
        presentation=await presentation_of(meeting),
        participants=await participants(meeting),
        quorum=await quorum(meeting, now=now or clock_now()),
        sites=await sites_of(meeting),
        console=await console_of(meeting),
        conclusions=await conclusions_of_meeting(meeting),
        agencies=await in_force(house_day(now or clock_now())),
    )


async def closed_items(meeting: int) -> set[int]:
    return {row["id"] for row in await fetch("SELECT id FROM agenda_item WHERE meeting = $1 AND closed", meeting)}


async def places(meeting: int, people: list[int]) -> dict[int, Place]:
    """Those of these people who may be in the room now."""
    found = {}
    for row in await fetch(PLACES, meeting, people):
        office = "office" in row["duties"]
        if office or (row["capacity"] and row["state"] != "draft"):
            found[row["person"]] = Place(
                person=row["person"], capacity=row["capacity"], office=office, present=row["present"],
                cleared=frozenset(row["cleared"]),
            )  # fmt: skip
    return found

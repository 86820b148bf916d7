"""A room's whole committed state, read once for everybody who looks on."""

from __future__ import annotations

from asyncio import gather
from datetime import datetime
from typing import Any

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
from meetings.queries.presence import Gathering, Quorum, gathering, quorum
from meetings.queries.presentations import Presentation, presentation_of
from meetings.queries.sites import SiteRow, sites_of
from meetings.queries.speakers import Floor, floor_of

EVERYTHING = "chair"


class RoomState(msgspec.Struct, frozen=True, kw_only=True):
    """`outside` is the gathering as those know it who may not look into the closed item that is on."""

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
    gathering: Gathering
    outside: Gathering
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

    def site_of(self, person: int) -> SiteRow | None:
        return next((site for site in self.sites if person in site.seated), None)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is to a meeting, for finding his audience."""

    person: int
    capacity: str | None
    office: bool
    present: bool
    cleared: frozenset[int]


# The state is looked up once, not for each of a thousand.
PLACES = """
WITH now AS MATERIALIZED (SELECT state FROM meeting_state WHERE id = $1),
items AS MATERIALIZED (SELECT array_agg(id) AS ids FROM agenda_item WHERE meeting = $1)
SELECT a.person, a.duties, p.capacity, now.state,
       EXISTS (SELECT 1 FROM attendance t WHERE t.participant = p.id AND t.left_at IS NULL) AS present,
       ARRAY(SELECT c.item FROM clearance c WHERE c.person = a.person AND c.item = ANY(items.ids)) AS cleared
FROM account a CROSS JOIN now CROSS JOIN items
LEFT JOIN participant p ON p.meeting = $1 AND p.person = a.person
WHERE a.person = ANY($2::int[]) AND a.disabled_at IS NULL
"""


async def room_state(meeting: int, *, now: datetime | None = None) -> RoomState:
    """Everything, closed items included: whoever draws it for an audience leaves out what that may not see.

    Read over several connections at once, so never within `work()`: while a thousand vote, each answer takes its turn.
    """
    at = now or clock_now()
    facts, items, gathered, needed, sites, agencies = await gather(
        meeting_facts(meeting), items_of(meeting, person=0, capacity=EVERYTHING, duties=frozenset()),
        gathering(meeting), quorum(meeting, now=at), sites_of(meeting), in_force(house_day(at)),
    )  # fmt: skip
    current = next((item for item in items if item.current), None)
    papers, ballots, floor, presentation, console, conclusions = await gather(
        papers_of_item(current.id) if current else _none(), ballots_of_item(current.id) if current else _none(),
        floor_of(meeting, current.id if current else None), presentation_of(meeting), console_of(meeting),
        conclusions_of_meeting(meeting),
    )  # fmt: skip
    outside = await gathering(meeting, door=current.id) if current and current.closed else gathered
    opened = next((ballot.id for ballot in ballots if ballot.state == "open"), 0)
    closed = next((ballot.id for ballot in reversed(ballots) if ballot.state == "closed"), 0)
    given, entries, voters = await gather(
        marks(closed) if closed else _none(), waiting_entries(opened) if opened else _none(),
        voters_on_paper(opened) if opened else _none(),
    )  # fmt: skip
    return RoomState(
        meeting=facts, items=items, current=current, papers=papers, ballots=ballots, marks=given, entries=entries,
        voters=voters, floor=floor, presentation=presentation, gathering=gathered, outside=outside, quorum=needed,
        sites=sites, console=console, conclusions=conclusions, agencies=agencies,
    )  # fmt: skip


async def _none() -> list[Any]:
    return []


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

"""The facts of the minutes, gathered from the records; and the minutes once frozen."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.forms.minutes_facts import (
    Absent,
    BallotHeld,
    ItemTreated,
    Mark,
    MinutesFacts,
    PaperUsed,
    Present,
    Signer,
    SiteThere,
)
from documents.queries.papers import PaperRow, papers_of_meeting
from ecabinet.clock import house_time
from ecabinet.db import fetch_one
from ecabinet.i18n import N_, translate
from meetings.queries.ballots import BallotFacts, MarkRow, ballots_of_meeting, marks
from meetings.queries.conclusions import ConclusionFacts, conclusions_of_meeting
from meetings.queries.courses import courses
from meetings.queries.items import ItemRow, items_of
from meetings.queries.meetings import MeetingFacts, meeting_facts
from meetings.queries.presence import ParticipantRow, participants, quorum
from meetings.queries.rooms import EVERYTHING
from meetings.queries.sites import SiteRow, sites_of
from meetings.queries.stays import Stay, movements, stays_of
from meetings.rules.conclusions import in_words
from meetings.rules.deciding import counts
from meetings.rules.explaining import READINGS, explain
from meetings.rules.sittings import KINDS, OUTCOMES
from meetings.rules.voting import CHOICES

AGENCY = "Văn phòng Chính phủ"
SYMBOL = "BB-VPCP"
VOID = N_("Void: %(reason)s")
UNCOUNTED = N_("not present at the closing, not counted")


class Frozen(msgspec.Struct, frozen=True):
    sha256: str
    at: datetime
    by: str


async def frozen_minutes(meeting: int) -> Frozen | None:
    row = await fetch_one(
        "SELECT t.blob AS sha256, t.at, coalesce(p.name, '') AS by FROM minutes t LEFT JOIN person p ON p.id = t.by"
        " WHERE t.meeting = $1",
        meeting,
    )
    return Frozen(**row) if row else None


async def minutes_facts(meeting: int) -> MinutesFacts:
    """Everything the minutes say, closed items included; whoever asks must be allowed to see them all."""
    facts = await meeting_facts(meeting)
    people = await participants(meeting)
    stays = await stays_of(meeting)
    members = [one for one in people if one.capacity in {"chair", "member"}]
    others = [one for one in people if one.capacity in {"substitute", "invitee"}]
    return MinutesFacts(
        agency=AGENCY,
        symbol=SYMBOL,
        meeting=f"{translate(KINDS[facts.kind])}: {facts.title}",
        started_at=house_time(facts.opened_at or facts.starts_at),
        ended_at=house_time(facts.closed_at) if facts.closed_at else None,
        place=facts.place,
        chair=Signer(name=facts.chair),
        secretary=Signer(name=next((one.name for one in people if one.capacity == "secretary"), "")),
        members=await _members_in_office(facts),
        present=tuple(_present(one, stays, facts) for one in members if one.id in stays),
        absent=tuple(_absent(one) for one in members if one.id not in stays),
        invited=tuple(_present(one, stays, facts) for one in others if one.id in stays),
        sites=tuple(_site(one) for one in await sites_of(meeting)),
        items=await _items(facts, [stay for own in stays.values() for stay in own]),
        recipients=("Thủ tướng Chính phủ, các Phó Thủ tướng (để b/c)", "Các thành viên Chính phủ"),
    )


async def _items(facts: MeetingFacts, stays: list[Stay]) -> tuple[ItemTreated, ...]:
    items = await items_of(facts.id, person=0, capacity=EVERYTHING, duties=frozenset())
    papers = await papers_of_meeting(facts.id)
    conclusions = await conclusions_of_meeting(facts.id)
    ballots = await ballots_of_meeting(facts.id)
    course = await courses(facts.id)
    held = {ballot.id: await marks(ballot.id) for ballot in ballots if ballot.state == "closed"}
    return tuple(
        _item(
            item,
            papers.get(item.id, []),
            [_ballot(ballot, held.get(ballot.id, [])) for ballot in ballots if _counts(ballot, item)],
            conclusions.get(item.id),
            facts,
            (*course.get(item.id, ()), *movements(item.id, stays)),
        )
        for item in items
    )


def _counts(ballot: BallotFacts, item: ItemRow) -> bool:
    """Ballots that were opened: what was only prepared, or withdrawn before, did not happen in the meeting."""
    return ballot.item == item.id and ballot.state in {"closed", "void"}


def _item(
    item: ItemRow,
    papers: list[PaperRow],
    ballots: list[BallotHeld],
    conclusion: ConclusionFacts | None,
    facts: MeetingFacts,
    course: tuple[str, ...],
) -> ItemTreated:
    approved = conclusion is not None and conclusion.approved
    return ItemTreated(
        number=str(item.position),
        title=item.title,
        agency=item.agency_name,
        papers=tuple(_used(one) for one in papers if one.version),
        course=(*course, *((f"{translate(OUTCOMES[item.outcome])}.",) if item.outcome else ())),
        ballots=tuple(ballots),
        conclusion=tuple(in_words(clause) for clause in conclusion.worded) if conclusion and approved else (),
        concluded_by=conclusion.approved_by if conclusion and approved else "",
    )


def _used(paper: PaperRow) -> PaperUsed:
    return PaperUsed(title=paper.title, version=paper.version, sha256=paper.sha256)


def _ballot(ballot: BallotFacts, held: list[MarkRow]) -> BallotHeld:
    result = ballot.result
    draft = PaperUsed(title=ballot.paper_title, version=ballot.paper_n or 1, sha256=ballot.draft_sha256)
    if result is None:
        return BallotHeld(
            question=ballot.question, draft=draft if ballot.paper else None, base=ballot.entitled, needed=0,
            entitled=ballot.entitled, present=0, in_favour=0, against=0, other=0, outcome="void",
            explanation=translate(VOID, reason=translate(ballot.void_reason)),
        )  # fmt: skip
    return BallotHeld(
        question=ballot.question,
        draft=draft if ballot.paper else None,
        opened_at=house_time(ballot.opened_at) if ballot.opened_at else None,
        closed_at=house_time(ballot.closed_at) if ballot.closed_at else None,
        rule=f"Nghị định số {result.ruleset}" if result.kind == "draft" else "",
        tie_reading=translate(READINGS[result.tie_reading]) if result.kind == "draft" else "",
        base=result.base, quorum=result.quorum, needed=result.needed, entitled=ballot.entitled, present=result.present,
        in_favour=result.votes_for, against=result.votes_against, other=result.votes_other,
        silent=result.base - result.cast,
        outcome=result.outcome,  # type: ignore[arg-type]
        explanation=" ".join(translate(one.message, **one.params) for one in explain(result)),
        marks=tuple(_mark(one, result.kind) for one in held),
    )  # fmt: skip


def _mark(one: MarkRow, kind: str) -> Mark:
    """With the numbers before it, so that anybody can count again who is in them."""
    uncounted = one.mark in CHOICES and not counts(kind, one.presence)
    remark = "; ".join(part for part in (one.remark, translate(UNCOUNTED) if uncounted else "") if part)
    return Mark(name=one.name, choice=one.mark, remark=remark)  # type: ignore[arg-type]


def _present(one: ParticipantRow, stays: dict[int, list[Stay]], facts: MeetingFacts) -> Present:
    """Who was there when the sitting closed did not leave it."""
    first, last = stays[one.id][0], stays[one.id][-1]
    left_at = last.left_at if last.left_at != facts.closed_at else None
    name = f"{one.name} (họp thay {one.for_name})" if one.for_name else one.name
    return Present(
        name=name, presence=first.mode,  # type: ignore[arg-type]
        arrived_at=house_time(first.arrived_at), left_at=house_time(left_at) if left_at else None,
    )  # fmt: skip


def _site(one: SiteRow) -> SiteThere:
    left_at = house_time(one.left_at) if one.left_at else None
    return SiteThere(name=one.name, head=one.head, people=one.headcount if one.connected_at else 0, left_at=left_at)


def _absent(one: ParticipantRow) -> Absent:
    return Absent(
        name=one.name, reason=one.reason, agreed=one.consent == "agreed", substitute=one.substitute_name or ""
    )


async def _members_in_office(facts: MeetingFacts) -> int:
    return (await quorum(facts.id, now=facts.opened_at or facts.starts_at)).base

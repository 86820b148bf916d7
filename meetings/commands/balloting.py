"""A ballot's course: prepared, opened, closed with a frozen result; or withdrawn, or void."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from documents.commands.attaching import before_new_version, on_new_version
from documents.queries.papers import PaperFacts
from documents.queries.versions import PaperVersionFacts
from ecabinet.access import Viewer
from ecabinet.clock import house_day
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from ecabinet.posts import MEMBERS
from meetings.commands.locks import lock_ballot, lock_meeting_of_ballot, lock_meeting_of_item
from meetings.queries.ballots import BallotFacts, Draft, ballot_facts, draft_of_item
from meetings.queries.meetings import MeetingFacts
from meetings.rules import sittings
from meetings.rules.deciding import Count, decide
from meetings.rules.rulesets import ruleset_named, ruleset_on
from meetings.tables.ballots import Ballot


async def prepare(viewer: Viewer, item: int, question: str, *, paper: int | None, at: datetime | None = None) -> int:
    """Write the question and name the draft; both may still change until the ballot opens."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        if facts.kind not in sittings.DECIDES_BY_BALLOT:
            raise RuleBroken(N_("A working meeting holds no ballots: its chair concludes."))
        if facts.state in {"closed", "minuted", "cancelled"}:
            raise RuleBroken(N_("The meeting is over."))
        draft = await draft_of_item(item, paper)
        if paper is not None and draft is None:
            raise RuleBroken(N_("Choose one of the item's papers as the draft."), "paper")
        _require_checked(draft)
        ballot = Ballot(
            item=item, question=question, created_at=act.now, created_by=viewer.person,
            paper_version=draft.version if draft else None, draft_sha256=draft.sha256 if draft else "",
        )  # fmt: skip
        await ballot.save()
        await _tell(act, facts, ballot.id, item, "ballot.prepared", question=question)
        return int(ballot.id)


async def open_ballot(viewer: Viewer, ballot: int, *, at: datetime | None = None) -> None:
    """Freeze question, draft, rule set and the members in office. Opening twice is the same act."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await _lock(ballot)
        if row.state == "open":
            return
        await _require_openable(facts, row)
        await act.clock()
        ruleset = ruleset_on(house_day(act.now))
        draft = await draft_of_item(row.item, row.paper)
        _require_checked(draft)
        await fetch(
            "UPDATE ballot SET ruleset = $2, tie_reading = $3, paper_version = $4, draft_sha256 = $5 WHERE id = $1",
            ballot, ruleset.code, ruleset.tie_reading, draft.version if draft else None, draft.sha256 if draft else "",
        )  # fmt: skip
        await fetch("INSERT INTO opening (ballot, at, by) VALUES ($1, $2, $3)", ballot, act.now, viewer.person)
        await fetch(ENTITLE, ballot, house_day(act.now), sorted(MEMBERS))
        await _tell(act, facts, ballot, row.item, "ballot.opened", draft=draft.sha256 if draft else "")


async def close_ballot(viewer: Viewer, ballot: int, *, at: datetime | None = None) -> None:
    """Count and freeze. The ballot's lock waits for every vote under way and lets none in after it."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await _lock(ballot)
        if row.state == "closed":
            return
        if row.state != "open":
            raise RuleBroken(N_("This ballot is not open."))
        await act.clock()
        await fetch("INSERT INTO closure (ballot, at, by) VALUES ($1, $2, $3)", ballot, act.now, viewer.person)
        await fetch(FREEZE_MARKS, ballot, facts.id)
        count = await _count(ballot)
        decision = decide(count, ruleset_named(row.ruleset), row.tie_reading)
        await fetch(
            "INSERT INTO result (ballot, ruleset, tie_reading, base, needed, quorum, present, votes_for, votes_against,"
            " votes_other, prime_minister, outcome, reason, at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            ballot, row.ruleset, row.tie_reading, count.base, decision.needed, decision.quorum, count.present,
            count.votes_for, count.votes_against, count.votes_other, count.prime_minister, decision.outcome,
            decision.reason, act.now,
        )  # fmt: skip
        if decision.outcome != "no_quorum":
            await _decide_item(row.item, viewer, act.now)
        await _tell(act, facts, ballot, row.item, "ballot.closed", outcome=decision.outcome)


async def stop_ballot(viewer: Viewer, ballot: int, reason: str) -> None:
    """Withdraw a prepared ballot, or stop an open one with a reason; it is never opened again."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_ballot(ballot)
        row = await _lock(ballot)
        if row.state in {"void", "withdrawn"}:
            return
        if row.state == "closed":
            raise RuleBroken(N_("This ballot is closed; its result stands."))
        kind = "withdrawn" if row.state == "prepared" else "void"
        await _void(act, ballot, kind=kind, reason=reason, by=viewer.person)
        await _tell(act, facts, ballot, row.item, f"ballot.{kind}", reason=reason)


async def lock_before_new_version(act: Work, paper: PaperFacts) -> None:
    """The meeting first, then the paper, then the ballot: a ballot opens before the new version, which then voids it,
    or after it, and then on it. What was minuted no longer changes."""
    if paper.item is None:
        return
    facts = await lock_meeting_of_item(paper.item)
    if facts.state == "minuted":
        raise RuleBroken(N_("The minutes are frozen: the papers no longer change."))


async def void_on_new_version(act: Work, paper: PaperVersionFacts) -> None:
    """A changed draft voids the ballot that is open on it, within the transaction that changes it."""
    rows = await fetch(
        "SELECT b.id, b.item, i.meeting FROM ballot b JOIN agenda_item i ON i.id = b.item"
        " JOIN paper_version v ON v.id = b.paper_version JOIN opening o ON o.ballot = b.id"
        " WHERE v.paper = $1 ORDER BY b.id",
        paper.paper,
    )
    for row in rows:
        if (await _lock(row["id"])).state == "open":
            await _void(act, row["id"], kind="void", reason=DRAFT_CHANGED, by=None)
            await act.event(
                "ballot.void", subject=("ballot", row["id"]), room=row["meeting"], item=row["item"],
                reason=DRAFT_CHANGED,
            )  # fmt: skip
            act.touch("meeting", row["meeting"])


before_new_version.append(lock_before_new_version)
on_new_version.append(void_on_new_version)

DRAFT_CHANGED = N_("The draft was replaced by a new version.")

ENTITLE = """
INSERT INTO entitled (ballot, person, post_kind, post_title)
SELECT DISTINCT ON (person) $1::int, person, kind, title FROM post
WHERE kind = ANY($3::text[]) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
ORDER BY person, array_position($3::text[], kind::text), id
"""

FREEZE_MARKS = """
INSERT INTO mark (ballot, person, mark, presence, remark)
SELECT e.ballot, e.person,
       coalesce(v.choice, CASE WHEN a.mode IS NOT NULL THEN 'silent' WHEN s.sent THEN 'substituted' ELSE 'absent' END),
       coalesce(a.mode, ''), coalesce(v.remark, '')
FROM entitled e
LEFT JOIN vote v ON v.ballot = e.ballot AND v.person = e.person
LEFT JOIN participant p ON p.meeting = $2 AND p.person = e.person AND p.capacity IN ('chair', 'member')
LEFT JOIN LATERAL (
    SELECT mode FROM attendance WHERE participant = p.id AND left_at IS NULL LIMIT 1
) a ON true
-- Whoever changed his substitute has two of them: a join would mark him twice.
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM participant
                   WHERE meeting = $2 AND for_person = e.person AND capacity = 'substitute') AS sent
) s
WHERE e.ballot = $1
"""


async def _count(ballot: int) -> Count:
    row = await fetch_one(
        "SELECT count(*) AS base, count(*) FILTER (WHERE m.presence <> '') AS present,"
        " count(*) FILTER (WHERE m.mark = 'for') AS votes_for,"
        " count(*) FILTER (WHERE m.mark = 'against') AS votes_against,"
        " count(*) FILTER (WHERE m.mark = 'other') AS votes_other,"
        " coalesce(max(m.mark) FILTER (WHERE e.post_kind = 'prime_minister'), '') AS prime_minister"
        " FROM mark m JOIN entitled e ON e.ballot = m.ballot AND e.person = m.person WHERE m.ballot = $1",
        ballot,
    )
    assert row is not None
    return Count(**dict(row))


async def _require_openable(facts: MeetingFacts, row: BallotFacts) -> None:
    sittings.require_sitting(facts.state)
    if row.state != "prepared":
        raise RuleBroken(N_("This ballot was opened before; prepare a new one."))
    if not await fetch_one("SELECT 1 FROM current_item WHERE item = $1", row.item):
        raise RuleBroken(N_("Go to the item first: a ballot is opened on the current item."))
    others = await fetch(
        "SELECT 1 FROM ballot b JOIN ballot_state s ON s.id = b.id WHERE b.item = $1 AND s.state = 'open'", row.item
    )
    if others:
        raise RuleBroken(N_("Another ballot is open. Close it first."))


def _require_checked(draft: Draft | None) -> None:
    """Not the version before instead: a ballot is open on the newest one or not at all."""
    if draft and not draft.readable:
        raise RuleBroken(N_("The newest version of the draft is still being checked; wait a moment."), "paper")


async def _lock(ballot: int) -> BallotFacts:
    """The ballot's row, then its state, read once it is ours."""
    await lock_ballot(ballot)
    return await ballot_facts(ballot)


async def _void(act: Work, ballot: int, *, kind: str, reason: str, by: int | None) -> None:
    await act.clock()  # votes came in while we waited for the ballot: they were before this
    await fetch(
        "INSERT INTO voiding (ballot, kind, reason, at, by) VALUES ($1, $2, $3, $4, $5)",
        ballot, kind, reason, act.now, by,
    )  # fmt: skip


async def _decide_item(item: int, viewer: Viewer, now: datetime) -> None:
    await fetch(
        "INSERT INTO item_outcome (item, outcome, at, by) VALUES ($1, 'decided', $2, $3)"
        " ON CONFLICT (item) DO UPDATE SET outcome = 'decided', at = $2, by = $3",
        item, now, viewer.person,
    )  # fmt: skip


async def _tell(act: Work, facts: MeetingFacts, ballot: int, item: int, kind: str, **data: Any) -> None:
    await act.event(kind, subject=("ballot", ballot), room=facts.id, item=item, **data)
    act.touch("meeting", facts.id)

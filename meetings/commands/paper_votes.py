"""A vote given on paper: entered by one person with the reason, and taken once a second person has confirmed it."""

from __future__ import annotations

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import share_ballot
from meetings.commands.voting import Ballotpaper, Known, known_of, lock_vote, write_vote
from meetings.rules.ballots import require_second_person
from meetings.rules.voting import CHOICES, require_may_vote, require_open

DECISIONS = ("taken", "refused")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What the paper says, whose it is, and why it came on paper."""

    person: int
    choice: str
    reason: str
    remark: str = ""


async def enter(viewer: Viewer, ballot: int, entry: Entry) -> int:
    """It does not count yet. Returns the entry's id; one entry of a member waits at a time."""
    if entry.choice not in CHOICES:
        raise RuleBroken(N_("Choose one of the three answers."), "choice")
    if not entry.reason.strip():
        raise RuleBroken(N_("Say why the vote was given on paper."), "reason")
    async with work(viewer) as act:
        await share_ballot(ballot)
        known = await known_of(ballot, entry.person)
        _require_there(known)
        require_may_vote(known.facts(), now=await act.clock())
        await _require_none(ballot, entry.person)
        row = await fetch_one(
            "INSERT INTO paper_vote (ballot, person, choice, remark, reason, entered_at, entered_by)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7)"
            " ON CONFLICT (ballot, person) WHERE decided_at IS NULL DO NOTHING RETURNING id",
            ballot, entry.person, entry.choice, entry.remark, entry.reason.strip(), act.now, viewer.person,
        )  # fmt: skip
        if row is None:
            raise RuleBroken(N_("A vote of this member waits to be confirmed already."), "person")
        await _tell(act, ballot, known.meeting, known.item, "paper_vote.entered", entry.person)
        return int(row["id"])


async def decide_entry(viewer: Viewer, entry: int, decision: str) -> int:
    """Take it or refuse it; both only by another person than the one who entered it. Returns the ballot."""
    if decision not in DECISIONS:
        raise RuleBroken(N_("Choose one of the answers."), "decision")
    async with work(viewer) as act:
        found = await fetch_one("SELECT ballot FROM paper_vote WHERE id = $1", entry)
        if found is None:
            raise NotFound
        await share_ballot(found["ballot"])
        row = await fetch_one("SELECT * FROM paper_vote WHERE id = $1 FOR UPDATE", entry)
        assert row is not None
        if row["decision"] == decision:
            return int(found["ballot"])
        if row["decided_at"] is not None:
            raise RuleBroken(N_("This entry was decided before."))
        require_second_person(entered_by=row["entered_by"], decided_by=viewer.person)
        known = await known_of(found["ballot"], row["person"])
        require_open(known.state)
        await act.clock()
        if decision == "taken":
            require_may_vote(known.facts(), now=act.now)
            await _require_none(found["ballot"], row["person"])
            paper = Ballotpaper(choice=row["choice"], remark=row["remark"], key=f"paper {entry}", source="paper")
            await write_vote(act, found["ballot"], row["person"], paper)
        await fetch(
            "UPDATE paper_vote SET decision = $2, decided_at = $3, decided_by = $4 WHERE id = $1",
            entry, decision, act.now, viewer.person,
        )  # fmt: skip
        await _tell(act, found["ballot"], known.meeting, known.item, f"paper_vote.{decision}", row["person"])
        return int(found["ballot"])


def _require_there(known: Known) -> None:
    if known.entitled and not known.present:
        raise RuleBroken(N_("This member is not marked as present. Mark him as present by paper first."), "person")


async def _require_none(ballot: int, person: int) -> None:
    """Who has voted himself changes his vote himself: nobody writes another answer over it."""
    await lock_vote(ballot, person)
    if await fetch_one("SELECT 1 FROM vote WHERE ballot = $1 AND person = $2 AND source = 'own'", ballot, person):
        raise RuleBroken(N_("This member has sent a vote himself; only he can change it."), "person")


async def _tell(act: Work, ballot: int, meeting: int, item: int, kind: str, person: int) -> None:
    """The journal says whose vote it is, not how: the direction is not shown while the ballot runs."""
    await act.event(kind, subject=("ballot", ballot), room=meeting, item=item, person=person)
    act.touch("meeting", meeting, "ballot", "screen", "mixer")

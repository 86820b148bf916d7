"""Casting a vote: the ballot's row in share mode first, then what is known, then the rule, then the row."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import share_ballot
from meetings.rules.voting import CHOICES, Facts, require_may_vote

KNOWN = """
SELECT b.item, b.draft_sha256, b.closes_at, i.meeting, s.state,
       EXISTS (SELECT 1 FROM entitled e WHERE e.ballot = b.id AND e.person = $2) AS entitled,
       EXISTS (SELECT 1 FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL
               WHERE p.meeting = i.meeting AND p.person = $2 AND p.capacity IN ('chair', 'member')) AS present
FROM ballot b JOIN agenda_item i ON i.id = b.item JOIN ballot_state s ON s.id = b.id
WHERE b.id = $1
"""
UPSERT = """
INSERT INTO vote (ballot, person, choice, remark, at, source, version) VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (ballot, person)
DO UPDATE SET choice = $3, remark = $4, at = $5, source = $6, version = vote.version + 1
RETURNING version
"""
CHANGE = """
INSERT INTO vote_change (ballot, person, key, body_sha256, choice, remark, version, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
TURN = "SELECT pg_advisory_xact_lock(hashtextextended('vote', $1::bigint * 1000003 + $2))"
SENT = "SELECT body_sha256 FROM vote_change WHERE ballot = $1 AND person = $2 AND key = $3"
SAME = """
SELECT 1 FROM vote WHERE ballot = $1 AND person = $2 AND choice = $3 AND remark = $4 AND source = 'own'
"""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a member sends: `draft` is the hash of the draft he saw, `key` names this very act."""

    choice: str
    remark: str = ""
    draft: str = ""
    key: str = ""


class Ballotpaper(msgspec.Struct, frozen=True, kw_only=True):
    """A vote as it is written down; `source` is "own", or "paper" when it was entered for its member."""

    choice: str
    remark: str
    key: str = ""
    source: str = "own"
    digest: bytes = b""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The ballot and the voter, read after the ballot's lock."""

    item: int
    meeting: int
    state: str
    draft_sha256: str
    closes_at: datetime | None
    entitled: bool
    present: bool

    def facts(self, seen: str = "") -> Facts:
        return Facts(
            state=self.state, entitled=self.entitled, present=self.present, draft_sha256=self.draft_sha256,
            seen_sha256=seen, closes_at=self.closes_at,
        )  # fmt: skip


async def cast(viewer: Viewer, ballot: int, sheet: Sheet, *, at: datetime | None = None) -> None:
    """Give or change the viewer's vote. The same sheet, or the same key with the same body, is the same act."""
    if sheet.choice not in CHOICES:
        raise RuleBroken(N_("Choose one of the three answers."), "choice")
    async with work(viewer, at=at) as act:
        await share_ballot(ballot)
        known = await known_of(ballot, viewer.person)
        # An answer can be lost on its way: whoever sends the same again hears the same, also after the closing.
        if known.state in {"open", "closed"} and await _repeats(ballot, viewer.person, sheet):
            return
        require_may_vote(known.facts(sheet.draft), now=await act.clock())
        paper = Ballotpaper(choice=sheet.choice, remark=sheet.remark, key=_key(sheet), digest=_digest(sheet))
        version = await write_vote(act, ballot, viewer.person, paper)
        # The journal says that he voted, not how: the direction is not shown while the ballot runs.
        await act.event("vote.cast", subject=("ballot", ballot), room=known.meeting, item=known.item, version=version)
        act.touch("meeting", known.meeting, "ballot", "screen", "mixer")


async def known_of(ballot: int, person: int) -> Known:
    row = await fetch_one(KNOWN, ballot, person)
    assert row is not None
    return Known(**row)


async def write_vote(act: Work, ballot: int, person: int, paper: Ballotpaper) -> int:
    """The vote as it stands now, and the act of giving it; returns the vote's version."""
    row = await fetch_one(UPSERT, ballot, person, paper.choice, paper.remark, act.now, paper.source)
    assert row is not None
    await fetch(
        CHANGE, ballot, person, paper.key or f"version {row['version']}", paper.digest, paper.choice, paper.remark,
        row["version"], act.now,
    )  # fmt: skip
    return int(row["version"])


async def lock_vote(ballot: int, person: int) -> None:
    """One hand at a time on one member's vote; the ballot's own lock is shared by all who vote."""
    await fetch(TURN, ballot, person)


async def _repeats(ballot: int, person: int, sheet: Sheet) -> bool:
    """Whether this act was done before; a key that comes back with another body is a mistake of the sender."""
    await lock_vote(ballot, person)
    if sheet.key:
        row = await fetch_one(SENT, ballot, person, _key(sheet))
        if row and row["body_sha256"] != _digest(sheet):
            raise RuleBroken(N_("This form was sent before with another answer. Load the page again and vote anew."))
        if row:
            return True
    return await fetch_one(SAME, ballot, person, sheet.choice, sheet.remark) is not None


def _key(sheet: Sheet) -> str:
    return f"form {sheet.key}" if sheet.key else ""


def _digest(sheet: Sheet) -> bytes:
    return hashlib.sha256(msgspec.json.encode((sheet.choice, sheet.remark, sheet.draft))).digest()

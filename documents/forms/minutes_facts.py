"""Everything that the minutes say, as plain values: whoever fills these in need not know what a DOCX is.

Texts are Vietnamese and shown as given. Times are aware and are shown on the clock they carry.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Presence = Literal["room", "remote", "paper"]
Choice = Literal["for", "against", "other", "silent", "undelivered", "absent", "substituted"]
Outcome = Literal["adopted", "not_adopted", "no_quorum", "void"]


class Present(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    presence: Presence = "room"
    arrived_at: datetime | None = None
    left_at: datetime | None = None


class Absent(msgspec.Struct, frozen=True, kw_only=True):
    """A member who did not come: why, whether it was agreed, and who came in his place, to speak but not to vote."""

    name: str
    reason: str = ""
    agreed: bool = False
    substitute: str = ""


class SiteThere(msgspec.Struct, frozen=True, kw_only=True):
    """A place from which people took part; `people` is 0 where it never connected."""

    name: str
    head: str = ""
    people: int = 0
    left_at: datetime | None = None


class PaperUsed(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    version: int = 1
    sha256: str = ""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One member's answer; `choice` as in `Choice`, in his own words in `remark`."""

    name: str
    choice: Choice
    remark: str = ""


class BallotHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A ballot with everything from which its outcome can be worked out by hand.

    `base` is all members in office, `needed` the votes that adopt, `quorum` how many had to be there (0: not asked),
    `entitled` who could vote, `present` who was there, `silent` who could vote and did not.
    """

    question: str
    draft: PaperUsed | None = None
    written: bool = False
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    rule: str = ""
    tie_reading: str = ""
    base: int
    quorum: int = 0
    needed: int
    entitled: int
    present: int
    in_favour: int
    against: int
    other: int
    silent: int = 0
    undelivered: int = 0
    outcome: Outcome
    explanation: str = ""
    named: bool = True
    marks: tuple[Mark, ...] = ()


class ItemTreated(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the agenda: `course` is what happened, paragraph by paragraph; `conclusion` its approved clauses."""

    number: str
    title: str
    agency: str = ""
    papers: tuple[PaperUsed, ...] = ()
    course: tuple[str, ...] = ()
    ballots: tuple[BallotHeld, ...] = ()
    conclusion: tuple[str, ...] = ()
    concluded_by: str = ""
    note: str = ""


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """`name` under the signature; `post` is what he is, for the line in the text."""

    name: str
    post: str = ""


class MinutesFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`number` 0 leaves the place for the number empty; `footer` is a line at the foot of every page."""

    superior: str = ""
    agency: str
    symbol: str
    number: int = 0
    meeting: str
    started_at: datetime
    ended_at: datetime | None = None
    place: str
    chair: Signer
    secretary: Signer
    members: int
    present: tuple[Present, ...] = ()
    absent: tuple[Absent, ...] = ()
    invited: tuple[Present, ...] = ()
    sites: tuple[SiteThere, ...] = ()
    items: tuple[ItemTreated, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = "Lưu: VT, Hồ sơ"
    footer: str = ""

"""What a sample meeting is planned to be: its agenda, its people, its votes and what it orders."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from ecabinet.sample.directives.story import Fate

Kind = Literal["government", "thematic", "working", "conference"]
Until = Literal["called", "sitting", "closed", "minuted"]
HOUSE_OF_GOVERNMENT = "Trụ sở Chính phủ, số 1 Hoàng Hoa Thám, Hà Nội"


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A later version of a paper: the name of its text, and why it came."""

    text: str
    why: str


class Doc(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: a text by the name of its file, or a submission of ours by its points; then its later versions.

    It comes in before the call, or, with `late`, so long before the meeting.
    """

    title: str
    kind: str = "submission"
    text: str = ""
    points: tuple[str, ...] = ()
    stub: bool = False
    revisions: tuple[Revision, ...] = ()
    late: timedelta | None = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A directive that quotes a sentence of the clause it stands in, and what became of it."""

    quote: str
    lead: str
    cooperating: tuple[str, ...] = ()
    deadline: date | None = None
    precision: str = "none"
    deadline_text: str = ""
    fate: Fate = "reported"


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    tasks: tuple[Task, ...] = ()


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """Who is present votes for the draft, but those named here; with `voters` nobody else votes, and it stays open."""

    question: str
    votes: dict[str, tuple[str, str]] = {}
    silent: frozenset[str] = frozenset()
    first_thoughts: dict[str, tuple[str, str]] = {}
    voters: tuple[str, ...] = ()
    opens: bool = True


class Item(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    kind: str
    agency: str
    minutes: int = 30
    closed: bool = False
    papers: tuple[Doc, ...] = ()
    ballot: Ballot | None = None
    clauses: tuple[Clause, ...] = ()
    cleared: tuple[str, ...] = ()


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    reason: str
    substitute: str | None = None
    agreed: bool = True


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """People by the first half of their e-mail; who is `late` has not come yet; `on` is how many items were begun.

    With `provinces` every province takes part from a site of its own.
    Who is `keeping` his copies on paper has not given them back.
    """

    kind: Kind
    title: str
    place: str = HOUSE_OF_GOVERNMENT
    starts_at: datetime
    ends_at: datetime
    called_on: date
    until: Until
    chair: str = "thutuong"
    members: tuple[str, ...]
    invitees: tuple[str, ...] = ()
    secretary: str = "thuky"
    absent: dict[str, Absence] = {}
    unanswered: frozenset[str] = frozenset()
    readers: tuple[str, ...] = ()
    keeping: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    remote: frozenset[str] = frozenset()
    items: tuple[Item, ...]
    on: int = 99
    provinces: bool = False
    document_number: str | None = None
    issued_on: date | None = None

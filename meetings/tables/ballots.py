"""A ballot, from the prepared question to the frozen result. Openings, closures, changes and results are only added."""

from piccolo.columns import Bytea, ForeignKey, Integer, SmallInt, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ecabinet.tables import Person
from meetings.tables.meetings import AgendaItem

KEEP = OnDelete.restrict


class Ballot(Table):
    """`paper_version` and `draft_sha256` name the very draft that is voted on, both or neither.

    `kind` is "draft", or "procedural" with the `procedure` it decides on. `display` is what the big screen shows of
    the result: names, or totals only; the record keeps names either way. `seconds` are given at the opening, 0 for no
    limit; after `closes_at` no vote is taken, and the chair adds time or closes.
    """

    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP)
    question = Varchar(length=1000)
    paper_version = Integer(null=True, default=None, index=True)
    draft_sha256 = Varchar(length=64, default="")
    ruleset = Varchar(length=30, default="")
    tie_reading = Varchar(length=20, default="cast")
    kind = Varchar(length=20, default="draft")
    procedure = Varchar(length=20, default="")
    display = Varchar(length=10, default="named")
    seconds = Integer(default=0)
    closes_at = Timestamptz(null=True, default=None)
    created_at = Timestamptz()
    created_by = ForeignKey(Person, null=True, on_delete=KEEP)

    ballot_kind_check = Check("kind IN ('draft', 'procedural')")
    ballot_display_check = Check("display IN ('named', 'totals')")


class Opening(Table):
    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Closure(Table):
    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Voiding(Table):
    """A ballot that came to nothing: withdrawn before it opened; void as its draft changed, or as it was stopped."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP, unique=True)
    kind = Varchar(length=20)
    reason = Varchar(length=1000)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Entitled(Table):
    """The members of the Government in office when the ballot opened: the base of its majority."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    post_kind = Varchar(length=40)
    post_title = Varchar(length=200, default="")

    entitled_ballot_person_unique = Unique(["ballot", "person"])


class Vote(Table):
    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    choice = Varchar(length=10)
    remark = Varchar(length=2000, default="")
    at = Timestamptz()
    version = Integer(default=1)
    source = Varchar(length=10, default="own")

    vote_ballot_person_unique = Unique(["ballot", "person"])


class VoteChange(Table):
    """Every act of voting, with the key its form carried: the same key again is the same act."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    key = Varchar(length=64)
    body_sha256 = Bytea()
    choice = Varchar(length=10)
    remark = Varchar(length=2000, default="")
    version = Integer()
    at = Timestamptz()

    vote_change_ballot_person_key_unique = Unique(["ballot", "person", "key"])


class PaperVote(Table):
    """A vote that a member gave on paper, entered by one person with the reason; it counts once another confirms it."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    choice = Varchar(length=10)
    remark = Varchar(length=2000, default="")
    reason = Varchar(length=1000)
    entered_at = Timestamptz()
    entered_by = ForeignKey(Person, null=False, on_delete=KEEP)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = ForeignKey(Person, null=True, on_delete=KEEP)
    decision = Varchar(length=10, default="")


class Publication(Table):
    """From here on the result stands on the big screen."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Mark(Table):
    """What stands beside each entitled member in the frozen result."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    mark = Varchar(length=12)
    presence = Varchar(length=10, default="")
    remark = Varchar(length=2000, default="")

    mark_ballot_person_unique = Unique(["ballot", "person"])


class Result(Table):
    """Frozen at the closure, with everything needed to compute it again by hand."""

    ballot = ForeignKey(Ballot, null=False, on_delete=KEEP, unique=True)
    kind = Varchar(length=20, default="draft")
    ruleset = Varchar(length=30)
    tie_reading = Varchar(length=20)
    base = SmallInt()
    needed = SmallInt()
    quorum = SmallInt()
    present = SmallInt()
    votes_for = SmallInt()
    votes_against = SmallInt()
    votes_other = SmallInt()
    prime_minister = Varchar(length=12, default="")
    outcome = Varchar(length=20)
    reason = Varchar(length=30)
    at = Timestamptz()

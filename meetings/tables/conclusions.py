"""What the meeting concluded on an item, clause by clause; and the minutes."""

from piccolo.columns import Date, ForeignKey, Integer, SmallInt, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from documents.tables.papers import Blob
from ecabinet.tables import Agency, Person
from meetings.tables.meetings import AgendaItem, Meeting

KEEP = OnDelete.restrict
GO = OnDelete.cascade


class Conclusion(Table):
    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP, unique=True)
    created_at = Timestamptz()
    created_by = ForeignKey(Person, null=True, on_delete=KEEP)


class Clause(Table):
    """`owner` and deadline are what a directive is made from later; `deadline_text` is how the deadline was said."""

    conclusion = ForeignKey(Conclusion, null=False, on_delete=KEEP)
    n = SmallInt()
    text = Text(default="")
    owner = ForeignKey(Agency, null=True, on_delete=KEEP)
    deadline = Date(null=True, default=None)
    deadline_text = Varchar(length=200, default="")
    version = Integer(default=1)
    updated_at = Timestamptz()
    updated_by = ForeignKey(Person, null=True, on_delete=KEEP)
    removed_at = Timestamptz(null=True, default=None)


class ClauseHold(Table):
    """Who is writing this clause just now; it is his until then, and a little longer with every word he saves."""

    clause = ForeignKey(Clause, null=False, on_delete=GO, unique=True)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    until = Timestamptz()


class Locking(Table):
    """The text is finished and lies before the chair; unlocking it takes the row away again."""

    conclusion = ForeignKey(Conclusion, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Approval(Table):
    """From here on the clauses are frozen; the hash is of their text as approved."""

    conclusion = ForeignKey(Conclusion, null=False, on_delete=KEEP, unique=True)
    text = Text()
    sha256 = Varchar(length=64)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Minutes(Table):
    """The DOCX as frozen, by its hash."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    blob = ForeignKey(Blob, null=False, on_delete=KEEP)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)

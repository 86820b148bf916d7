"""What the meeting concluded on an item, clause by clause; and the minutes."""

from piccolo.columns import ForeignKey, Integer, SmallInt, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from documents.tables.papers import Blob
from ecabinet.tables import Person
from meetings.tables.meetings import AgendaItem, Meeting

KEEP = OnDelete.restrict


class Conclusion(Table):
    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP, unique=True)
    created_at = Timestamptz()
    created_by = ForeignKey(Person, null=True, on_delete=KEEP)


class Clause(Table):
    conclusion = ForeignKey(Conclusion, null=False, on_delete=KEEP)
    n = SmallInt()
    text = Text(default="")
    version = Integer(default=1)
    updated_at = Timestamptz()
    updated_by = ForeignKey(Person, null=True, on_delete=KEEP)
    removed_at = Timestamptz(null=True, default=None)


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

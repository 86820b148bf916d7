"""Who read what, and who was handed a copy of what exists on paper only."""

from piccolo.columns import Bytea, ForeignKey, Integer, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from documents.tables.papers import Paper, PaperVersion
from ecabinet.tables import Person

KEEP = OnDelete.restrict


class Reading(Table):
    """How far a person has come in one version: the page he is on, and a bit for each page he has seen."""

    version = ForeignKey(PaperVersion, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    first_at = Timestamptz()
    last_at = Timestamptz()
    page = Integer(default=1)
    seen = Bytea(default=b"")

    reading_version_person_unique = Unique(["version", "person"])


class PaperCopy(Table):
    """A numbered copy of a paper that has no file: to whom it was handed out, and when it came back."""

    paper = ForeignKey(Paper, null=False, on_delete=KEEP)
    number = Integer()
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    handed_at = Timestamptz()
    handed_by = ForeignKey(Person, null=False, on_delete=KEEP)
    returned_at = Timestamptz(null=True, default=None)
    returned_to = ForeignKey(Person, null=True, on_delete=KEEP)

    paper_copy_paper_number_unique = Unique(["paper", "number"])
    paper_copy_number_check = Check("number > 0")

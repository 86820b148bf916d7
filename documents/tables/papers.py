"""What lies in the store, what it is a paper of, and each version that there was."""

from piccolo.columns import BigInt, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ecabinet.tables import Agency, Person

KEEP = OnDelete.restrict


class Blob(Table):
    """A file in the store, by its content; `kind` is what its content is, not what its name says."""

    sha256 = Varchar(length=64, primary_key=True)
    size = BigInt()
    kind = Varchar(length=10)

    blob_kind_check = Check("kind IN ('pdf', 'docx')")


class Paper(Table):
    """`meeting` and `item` are numbers only: what they mean belongs to a higher package. A stub has no versions."""

    title = Varchar(length=300)
    kind = Varchar(length=40)
    meeting = Integer(null=True, default=None, index=True)
    item = Integer(null=True, default=None, index=True)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    stub = Boolean(default=False)
    created_at = Timestamptz()
    created_by = ForeignKey(Person, null=False, on_delete=KEEP)


class PaperVersion(Table):
    """Never replaced: a correction is the next `n`. `characters` and `pages` are 0 where they were not counted.

    It is readable, since `readable_at`, once its first page can be shown; before that it is checked by the worker.
    """

    paper = ForeignKey(Paper, null=False, on_delete=KEEP)
    n = Integer()
    blob = ForeignKey(Blob, null=False, on_delete=KEEP, index=True)
    name = Varchar(length=200)
    by = ForeignKey(Person, null=False, on_delete=KEEP)
    at = Timestamptz()
    why = Varchar(length=500, default="")
    state = Varchar(length=20, default="received")
    readable_at = Timestamptz(null=True, default=None)
    reason = Text(default="")
    characters = Integer(default=0)
    pages = Integer(default=0)

    paper_version_paper_n_unique = Unique(["paper", "n"])
    paper_version_n_check = Check("n > 0")
    paper_version_state_check = Check("state IN ('received', 'checking', 'readable', 'refused', 'quarantined')")

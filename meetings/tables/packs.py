"""The papers of a meeting bound into one file, for one person: what he may see, and no more."""

from piccolo.columns import BigInt, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from ecabinet.tables import Person
from meetings.tables.meetings import Meeting

KEEP = OnDelete.restrict


class Pack(Table):
    """`done` of `total` steps are behind the worker; `contents` is a hash of what is bound, so that an unchanged
    pack is not bound twice, and one is given out only while its reader may still see all that is in it.

    The file of `pages` and `size` lies beside the papers, and goes with the row.
    """

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    asked_at = Timestamptz()
    contents = Varchar(length=64, default="")
    state = Varchar(length=10, default="waiting")
    done = Integer(default=0)
    total = Integer(default=0)
    reason = Text(default="")
    pages = Integer(default=0)
    size = BigInt(default=0)
    ready_at = Timestamptz(null=True, default=None)

    pack_state_check = Check("state IN ('waiting', 'running', 'done', 'failed')")

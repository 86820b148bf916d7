"""The places of an online conference, each with its head of delegation and its delegates."""

from piccolo.columns import Boolean, ForeignKey, Integer, SmallInt, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from ecabinet.tables import Agency, Person
from meetings.tables.meetings import Meeting, Participant

KEEP = OnDelete.restrict
GO = OnDelete.cascade


class Site(Table):
    """`headcount` is what the site declares of itself; the desk confirms it. Who has left is not connected."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, index=True)
    position = SmallInt()
    name = Varchar(length=200)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    head = Varchar(length=200, default="")
    expected = Integer(default=0)
    headcount = Integer(default=0)
    connected_at = Timestamptz(null=True, default=None)
    connected_by = ForeignKey(Person, null=True, on_delete=KEEP)
    confirmed_at = Timestamptz(null=True, default=None)
    confirmed_by = ForeignKey(Person, null=True, on_delete=KEEP)
    left_at = Timestamptz(null=True, default=None)
    removed_at = Timestamptz(null=True, default=None)
    version = Integer(default=1)


class Delegate(Table):
    site = ForeignKey(Site, null=False, on_delete=GO, index=True)
    name = Varchar(length=200)
    post = Varchar(length=200, default="")
    present = Boolean(default=False)


class SiteSeat(Table):
    """A participant with an account who sits at a site and may speak for it."""

    site = ForeignKey(Site, null=False, on_delete=KEEP)
    participant = ForeignKey(Participant, null=False, on_delete=GO, unique=True)

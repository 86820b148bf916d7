"""The meeting while it runs: the sitting, its breaks, who is present, what is on, and the screens that show it."""

from piccolo.columns import JSONB, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from ecabinet.tables import Person
from meetings.tables.meetings import AgendaItem, Meeting, Participant

KEEP = OnDelete.restrict


class Sitting(Table):
    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    opened_at = Timestamptz()
    opened_by = ForeignKey(Person, null=True, on_delete=KEEP)
    closed_at = Timestamptz(null=True, default=None)
    closed_by = ForeignKey(Person, null=True, on_delete=KEEP)


class Adjournment(Table):
    """`resumes_at` is when the sitting is to go on, as it was announced."""

    sitting = ForeignKey(Sitting, null=False, on_delete=KEEP)
    started_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)
    resumes_at = Timestamptz(null=True, default=None)
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class CurrentItem(Table):
    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Attendance(Table):
    """One stay in the room, from afar, or on paper; who has no open stay is not present.

    `arrived_during` and `left_during` are the items that were on, `called_for` what an invitee was called in for. What
    one declares of oneself is confirmed by the desk.
    """

    participant = ForeignKey(Participant, null=False, on_delete=KEEP, index=True)
    mode = Varchar(length=10)
    arrived_at = Timestamptz()
    left_at = Timestamptz(null=True, default=None)
    by = ForeignKey(Person, null=True, on_delete=KEEP)
    arrived_during = ForeignKey(AgendaItem, null=True, on_delete=KEEP)
    left_during = ForeignKey(AgendaItem, null=True, on_delete=KEEP)
    called_for = ForeignKey(AgendaItem, null=True, on_delete=KEEP)
    confirmed_at = Timestamptz(null=True, default=None)
    confirmed_by = ForeignKey(Person, null=True, on_delete=KEEP)


class Scene(Table):
    """What the big screens show, and what is prepared to be shown next; "auto" follows the meeting."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    shown = Varchar(length=20, default="auto")
    prepared = Varchar(length=20, default="auto")
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Undoable(Table):
    """An act of the chair or the desk that can be taken back for some seconds, and what it takes to do so."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, index=True)
    act = Varchar(length=40)
    data = JSONB(default="{}")
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = ForeignKey(Person, null=True, on_delete=KEEP)


class Screen(Table):
    """A big screen without a person: its address holds a token of 128 bits, of which only the hash is kept."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP)
    token_sha256 = Bytea(unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)
    revoked_at = Timestamptz(null=True, default=None)

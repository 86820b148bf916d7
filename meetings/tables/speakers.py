"""Who asks to speak, who speaks, and for how long."""

from piccolo.columns import ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from ecabinet.tables import Agency, Person
from meetings.tables.meetings import AgendaItem, Meeting

KEEP = OnDelete.restrict


class SpeakerRequest(Table):
    """A wish to speak on an item; the queue is by `position`. It ends when it is called, withdrawn or dismissed."""

    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP, index=True)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    position = Integer()
    topic = Varchar(length=300, default="")
    asked_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)
    ending = Varchar(length=10, default="")

    speaker_request_ending_check = Check("ending IN ('', 'called', 'withdrawn', 'dismissed')")


class Speech(Table):
    """`granted` seconds, of which the pauses take nothing: `paused` are the seconds of those that are over."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, index=True)
    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    request = ForeignKey(SpeakerRequest, null=True, on_delete=KEEP)
    granted = Integer()
    paused = Integer(default=0)
    started_at = Timestamptz()
    paused_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    by = ForeignKey(Person, null=True, on_delete=KEEP)

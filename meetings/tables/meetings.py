"""A meeting, what it deals with, who takes part, and what they answered."""

from piccolo.columns import JSONB, Boolean, ForeignKey, Integer, SmallInt, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from ecabinet.tables import Agency, Person

KEEP = OnDelete.restrict
GO = OnDelete.cascade


class Meeting(Table):
    """`kind` is one of `meetings.rules.sittings.KINDS`; `agenda_version` grows with every change after the call.

    `speech_seconds` is what a speaker is given; `agency_minutes` the quota of each agency, 0 for none.

    `members_download`: whether its members may take copies of its papers with them.
    """

    kind = Varchar(length=30)
    title = Varchar(length=300)
    place = Varchar(length=300, default="")
    starts_at = Timestamptz(index=True)
    ends_at = Timestamptz()
    created_by = ForeignKey(Person, null=True, on_delete=KEEP)
    agenda_version = Integer(default=1)
    members_download = Boolean(default=True)
    speech_seconds = Integer(default=300)
    agency_minutes = SmallInt(default=0)
    version = Integer(default=1)


class AgendaItem(Table):
    """`approves` is the earlier meeting whose minutes this item puts up for approval."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP)
    position = SmallInt()
    title = Varchar(length=500)
    kind = Varchar(length=20)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    minutes_planned = SmallInt(default=0)
    closed = Boolean(default=False)
    approves = ForeignKey(Meeting, null=True, on_delete=KEEP)
    version = Integer(default=1)


class ItemOutcome(Table):
    """How the meeting left an item: discussed, decided, postponed or withdrawn."""

    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP, unique=True)
    outcome = Varchar(length=20)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)


class Clearance(Table):
    """Who may look into a closed item besides the chair and the members; since `called_at`, as long as it is on."""

    item = ForeignKey(AgendaItem, null=False, on_delete=GO)
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    called_at = Timestamptz(null=True, default=None)

    clearance_item_person_unique = Unique(["item", "person"])


class Participant(Table):
    """At most one capacity a person and meeting; a substitute says for whom he comes."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    capacity = Varchar(length=20)
    for_person = ForeignKey(Person, null=True, on_delete=KEEP)

    participant_meeting_person_unique = Unique(["meeting", "person"])


class Answer(Table):
    """To the invitation: attend, absent with a reason, or a substitute; the latter two need consent."""

    participant = ForeignKey(Participant, null=False, on_delete=GO, unique=True)
    value = Varchar(length=20)
    reason = Varchar(length=1000, default="")
    substitute = ForeignKey(Person, null=True, on_delete=KEEP)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)
    consent = Varchar(length=20, default="")
    consent_by = ForeignKey(Person, null=True, on_delete=KEEP)
    consent_at = Timestamptz(null=True, default=None)


class Call(Table):
    """The invitation sent out; a changed agenda is called again."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP)
    agenda_version = Integer()
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)

    call_meeting_agenda_version_unique = Unique(["meeting", "agenda_version"])


class MeetingTemplate(Table):
    """What meetings of one kind have in common: title, place, length, the usual items and participants.

    `agenda` is a list of {"title", "kind", "agency", "minutes"}; `participants` of {"person", "capacity"}.

    The last three are settings of the meetings that are made from it, as `Meeting` has them.
    """

    name = Varchar(length=200)
    kind = Varchar(length=30)
    title = Varchar(length=300)
    place = Varchar(length=300, default="")
    starts = Varchar(length=5, default="08:00")
    minutes = Integer(default=180)
    agenda = JSONB(default="[]")
    participants = JSONB(default="[]")
    speech_seconds = Integer(default=300)
    agency_minutes = SmallInt(default=0)
    members_download = Boolean(default=True)
    created_at = Timestamptz()
    created_by = ForeignKey(Person, null=True, on_delete=KEEP)
    removed_at = Timestamptz(null=True, default=None)
    version = Integer(default=1)


class MeetingCancellation(Table):
    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    reason = Varchar(length=1000)
    at = Timestamptz()
    by = ForeignKey(Person, null=True, on_delete=KEEP)

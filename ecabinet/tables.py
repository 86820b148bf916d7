"""The floor's tables: agencies, people and their accounts, the journal, inboxes and the outbox."""

from piccolo.columns import (
    JSONB,
    Array,
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    Timestamptz,
    Varchar,
)
from piccolo.columns.base import OnDelete
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Unique
from piccolo.table import Table

KEEP = OnDelete.restrict


class Installation(Table):
    """One row: whether this database holds sample data, the only kind whose past may be written."""

    sample = Boolean(default=False)
    seeded_at = Timestamptz(null=True, default=None)


class Agency(Table):
    name = Varchar(length=200)
    kind = Varchar(length=60)
    symbol = Varchar(length=20, default="")
    aliases = Array(base_column=Varchar(length=200))
    valid_from = Date(null=True, default=None)
    valid_to = Date(null=True, default=None)
    successor: ForeignKey = ForeignKey("self", null=True, on_delete=KEEP)
    sort_key = Varchar(length=400, index=True)

    agency_name_valid_from_unique = Unique(["name", "valid_from"], nulls_distinct=False)


class Person(Table):
    name = Varchar(length=200)
    sort_key = Varchar(length=400, index=True)


class Post(Table):
    """An office held between two days; `kind` is one of `ecabinet.posts`."""

    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    kind = Varchar(length=40)
    title = Varchar(length=200, default="")
    valid_from = Date()
    valid_to = Date(null=True, default=None)


class Account(Table):
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    email = Varchar(length=254, unique=True)
    password_hash = Varchar(length=300)
    duties = Array(base_column=Varchar(length=20))
    disabled_at = Timestamptz(null=True, default=None)


class Session(Table):
    """Only the SHA-256 of the token is kept; an answer never brings a revoked row back."""

    token_sha256 = Bytea(unique=True)
    account = ForeignKey(Account, null=False, on_delete=KEEP)
    created_at = Timestamptz()
    seen_at = Timestamptz()
    stepped_up_at = Timestamptz(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)
    device = Varchar(length=200, default="")
    idle = Integer(default=900)


class Device(Table):
    """A browser from which this account has signed in before: guessing elsewhere never slows it."""

    account = ForeignKey(Account, null=False, on_delete=KEEP)
    secret_sha256 = Bytea()
    first_seen_at = Timestamptz()

    device_account_secret_unique = Unique(["account", "secret_sha256"])


class SignInAttempt(Table):
    """Failures from unknown devices, by e-mail as typed, folded; the account need not exist."""

    email_sha256 = Bytea(unique=True)
    failures = Integer(default=0)
    last_at = Timestamptz()


class Event(Table):
    """The journal. Written in the transaction of the act, never updated, never deleted."""

    id = BigSerial(primary_key=True)
    cluster = Varchar(length=40, default="")
    xact = BigInt(default=0)
    at = Timestamptz()
    actor = ForeignKey(Person, null=True, on_delete=KEEP)
    subject_kind = Varchar(length=40)
    subject_id = Integer(index=True)
    room = Integer(null=True, default=None, index=True)
    item = Integer(null=True, default=None)
    kind = Varchar(length=60)
    data = JSONB(default="{}")


class Notice(Table):
    person = ForeignKey(Person, null=False, on_delete=KEEP)
    event = BigInt()
    kind = Varchar(length=60)
    at = Timestamptz(index=True)
    read_at = Timestamptz(null=True, default=None)

    notice_person_event_unique = Unique(["person", "event"])


class Outbox(Table):
    """Jobs that a committed act left behind; done at least once, by the worker."""

    id = BigSerial(primary_key=True)
    job = Varchar(length=60)
    args = JSONB(default="{}")
    dedupe = Varchar(length=200, unique=True)
    due = Timestamptz(index=True, index_method=IndexMethod.btree)
    tries = Integer(default=0)
    done_at = Timestamptz(null=True, default=None)
    error = Varchar(length=500, null=True, default=None)


class AccessLog(Table):
    """Refusals, at most one a minute per person, action and object; and signing in and out."""

    id = BigSerial(primary_key=True)
    at = Timestamptz(index=True)
    person = ForeignKey(Person, null=True, on_delete=KEEP)
    action = Varchar(length=60)
    object = Varchar(length=200, default="")
    outcome = Varchar(length=20)

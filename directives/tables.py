"""A directive, and beside it one record for each thing that was done with it: who, and when."""

from piccolo.columns import Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ecabinet.tables import Agency, Person

KEEP = OnDelete.restrict


class Directive(Table):
    """What is ordered, of whom, until when. `clause`, `meeting` and `item` are those of package meetings.

    `quote` is the sentence in the clause's approved text, from its character `quote_start` on. `deadline` is the first
    one given, the last day permitted, and never changes: extensions stand beside it.
    """

    text = Text()
    folded = Text()
    clause = Integer(null=True, default=None, index=True)
    meeting = Integer(null=True, default=None, index=True)
    item = Integer(null=True, default=None)
    quote = Text()
    quote_start = Integer(default=0)
    document_number = Varchar(length=60, null=True, default=None, index=True)
    document_title = Text()
    document_place = Varchar(length=60, default="")
    issued_on = Date(null=True, default=None)
    issued_by = Varchar(length=200, default="")
    lead = ForeignKey(Agency, null=False, on_delete=KEEP, index=True)
    deadline = Date(null=True, default=None)
    deadline_text = Varchar(length=300, default="")
    precision = Varchar(length=10, default="none")
    recurring = Varchar(length=20, null=True, default=None)
    drafted_at = Timestamptz()
    drafted_by = ForeignKey(Person, null=False, on_delete=KEEP)
    version = Integer(default=1)

    directive_precision_check = Check(
        "precision in ('day', 'month', 'quarter', 'year', 'none') and (precision = 'none') = (deadline is null)"
    )


class Cooperation(Table):
    directive = ForeignKey(Directive, null=False, on_delete=KEEP)
    agency = ForeignKey(Agency, null=False, on_delete=KEEP, index=True)

    cooperation_directive_agency_unique = Unique(["directive", "agency"])


class Issue(Table):
    """A directive that was returned is issued again, perhaps to another lead: the acts below answer one issue."""

    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    lead = ForeignKey(Agency, null=False, on_delete=KEEP)
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Receipt(Table):
    issue = ForeignKey(Issue, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Acceptance(Table):
    issue = ForeignKey(Issue, null=False, on_delete=KEEP, unique=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Return(Table):
    issue = ForeignKey(Issue, null=False, on_delete=KEEP, unique=True)
    reason = Text()
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Report(Table):
    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    text = Text()
    percent = Integer()
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)

    report_percent_check = Check("percent between 0 and 100")


class Contribution(Table):
    """A comment or a piece of evidence of a cooperating agency or of the Office; `agency` is whose words it is."""

    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    text = Text()
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Evidence(Table):
    """A file (a paper's version, of package documents) or a document's number, with a report or a contribution."""

    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    report = ForeignKey(Report, null=True, on_delete=KEEP)
    contribution = ForeignKey(Contribution, null=True, on_delete=KEEP)
    paper_version = Integer(null=True, default=None)
    document_number = Varchar(length=60, null=True, default=None)

    evidence_of_check = Check("num_nonnulls(report, contribution) = 1")
    evidence_what_check = Check("num_nonnulls(paper_version, document_number) = 1")


class CompletionRequest(Table):
    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Verification(Table):
    request = ForeignKey(CompletionRequest, null=False, on_delete=KEEP, unique=True)
    outcome = Varchar(length=20)
    reason = Text()
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)

    verification_outcome_check = Check("outcome in ('accepted', 'sent_back')")


class Extension(Table):
    """Another deadline, asked for and then granted or refused by a second person."""

    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    old_deadline = Date()
    new_deadline = Date()
    reason = Text()
    asked_at = Timestamptz()
    asked_by = ForeignKey(Person, null=False, on_delete=KEEP)
    outcome = Varchar(length=20, null=True, default=None)
    answer = Text()
    decided_at = Timestamptz(null=True, default=None)
    decided_by = ForeignKey(Person, null=True, on_delete=KEEP)

    extension_later_check = Check("new_deadline > old_deadline")
    extension_outcome_check = Check("outcome is null or outcome in ('granted', 'refused')")
    extension_decided_check = Check("num_nonnulls(outcome, decided_at, decided_by) in (0, 3)")
    extension_two_persons_check = Check("asked_by <> decided_by")


class Reminder(Table):
    directive = ForeignKey(Directive, null=False, on_delete=KEEP, index=True)
    text = Text()
    document_number = Varchar(length=60, null=True, default=None)
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)


class Cancellation(Table):
    """Ended by a later decision, which is named."""

    directive = ForeignKey(Directive, null=False, on_delete=KEEP, unique=True)
    by_document = Varchar(length=60)
    reason = Text()
    at = Timestamptz()
    by = ForeignKey(Person, null=False, on_delete=KEEP)

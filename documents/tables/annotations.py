"""What readers write on papers: private unless they share it, and kept through every new version."""

from piccolo.columns import JSONB, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from documents.tables.papers import Paper, PaperVersion
from ecabinet.tables import Agency, Person

KEEP = OnDelete.restrict


class Annotation(Table):
    """A highlight, a note or a drawing by hand, as it was made on one version.

    `quote` is the text it stands on, or beside which it was drawn, with some words before and after it, by which a
    later version is searched for it; a note about a page has none, and `after` are the page's first words. `strokes`
    are lists of points [x, y] in fractions of the page. `sharing` is with nobody (""), the meeting, or `agency`.
    """

    paper = ForeignKey(Paper, null=False, on_delete=KEEP, index=True)
    version = ForeignKey(PaperVersion, null=False, on_delete=KEEP)
    person = ForeignKey(Person, null=False, on_delete=KEEP, index=True)
    agency = ForeignKey(Agency, null=True, on_delete=KEEP)
    kind = Varchar(length=10)
    quote = Text(default="")
    before = Text(default="")
    after = Text(default="")
    note = Text(default="")
    color = Varchar(length=10, default="yellow")
    strokes = JSONB(default="[]")
    sharing = Varchar(length=10, default="")
    created_at = Timestamptz()
    changed_at = Timestamptz()
    removed_at = Timestamptz(null=True, default=None)

    annotation_kind_check = Check("kind IN ('highlight', 'note', 'ink')")
    annotation_sharing_check = Check("sharing IN ('', 'meeting', 'agency')")


class Anchor(Table):
    """Where an annotation stands in one version: its page, and rectangles [page, x, y, width, height].

    A passage may go on overleaf; it stands on the page where it begins. All but the page is in fractions of that page.
    Without a place (`found` is false) it is listed as a note on an earlier version.
    """

    annotation = ForeignKey(Annotation, null=False, on_delete=KEEP)
    version = ForeignKey(PaperVersion, null=False, on_delete=KEEP, index=True)
    found = Boolean(default=True)
    page = Integer(default=0)
    rectangles = JSONB(default="[]")

    anchor_annotation_version_unique = Unique(["annotation", "version"])

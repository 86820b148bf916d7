"""What a content looks like page by page; worked out once, since content never changes."""

from piccolo.columns import JSONB, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from documents.tables.papers import Blob

KEEP = OnDelete.restrict


class Rendering(Table):
    """How far the pages of a content are drawn: `ready` of `pages`. One without pages is read as text alone.

    `outline` is a list of {"level": 1, "title": "Điều 1", "page": 3}, pages counted from 1.
    """

    blob = ForeignKey(Blob, null=False, unique=True, on_delete=KEEP)
    state = Varchar(length=10, default="waiting")
    pages = Integer(default=0)
    ready = Integer(default=0)
    outline = JSONB(default="[]")
    reason = Text(default="")
    started_at = Timestamptz(null=True, default=None)
    finished_at = Timestamptz(null=True, default=None)

    rendering_state_check = Check("state IN ('waiting', 'running', 'done', 'text_only', 'failed')")


class Page(Table):
    """A drawn page: its size in pixels at the first width, its words, and where each line stands.

    `lines` is a list of [x, y, width, height, text], in fractions of the page from its upper left corner.
    The image itself lies beside the papers in the store.
    """

    blob = ForeignKey(Blob, null=False, on_delete=KEEP)
    n = Integer()
    width = Integer()
    height = Integer()
    text = Text(default="")
    lines = JSONB(default="[]")

    page_blob_n_unique = Unique(["blob", "n"])
    page_n_check = Check("n > 0")

"""The words of a content that has no pages: where no office program draws them, the text alone is read and searched."""

from piccolo.columns import ForeignKey, Integer, Text
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from documents.tables.papers import Blob

KEEP = OnDelete.restrict


class Wording(Table):
    """The n-th part of a text, about as long as a page, so that words that belong together stand in one row."""

    blob = ForeignKey(Blob, null=False, on_delete=KEEP)
    n = Integer()
    text = Text()

    wording_blob_n_unique = Unique(["blob", "n"])
    wording_n_check = Check("n > 0")

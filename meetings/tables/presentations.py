"""What the presenter shows to everybody who follows: a paper, a page, a place on it."""

from piccolo.columns import JSONB, ForeignKey, Integer, Real, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from ecabinet.tables import Person
from meetings.tables.meetings import AgendaItem, Meeting

KEEP = OnDelete.restrict


class Presentation(Table):
    """One a meeting; `y` is a fraction of the page. `pointer` is [page, x, y] or null, each of `highlights` is
    [page, x, y, width, height], in fractions of the page. `version` grows with every move, so that a late one is not
    taken for the last; `led_since` is when this presenter was put on."""

    meeting = ForeignKey(Meeting, null=False, on_delete=KEEP, unique=True)
    item = ForeignKey(AgendaItem, null=False, on_delete=KEEP)
    presenter = ForeignKey(Person, null=False, on_delete=KEEP)
    paper_version = Integer(null=True, default=None)
    page = Integer(default=1)
    y = Real(default=0.0)
    pointer = JSONB(default="null")
    highlights = JSONB(default="[]")
    version = Integer(default=1)
    at = Timestamptz()
    led_since = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)

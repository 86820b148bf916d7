"""What a note on a paper may hold, with whom it can be shared, and how long one that was removed can come back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from documents.rules.circles import Circles
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

Color = Literal["yellow", "blue", "red", "green"]
Sharing = Literal["", "meeting", "agency"]

COLORS: dict[Color, str] = {"yellow": N_("Yellow"), "blue": N_("Blue"), "red": N_("Red"), "green": N_("Green")}
LONGEST_NOTE = 4000
LONGEST_QUOTE = 2000
LONGEST_AROUND = 400
MOST_NOTES = 1000
RESTORABLE = timedelta(days=1)

NOTHING = N_("Write something, or select a passage of the page.")
NO_SUCH_PAGE = N_("This version has %(pages)s pages.")
NOT_THERE = N_("This passage is not on the page. Select it again.")
NO_MEETING = N_("This paper belongs to no meeting in which you take part.")
NO_AGENCY = N_("Your account belongs to no agency.")
TOO_MANY = N_("You have %(most)s notes on this paper already. Remove some of them first.")
TOO_LATE = N_("This note was removed more than a day ago; it cannot be brought back.")


def kind_of(*, note: str, drawn: bool) -> str:
    return "ink" if drawn else "note" if note else "highlight"


def require_content(*, note: str, quote: str, strokes: bool) -> None:
    if not (note or quote or strokes):
        raise RuleBroken(NOTHING, "note")


def require_page(page: int, pages: int) -> None:
    if not 1 <= page <= pages:
        raise RuleBroken(NO_SUCH_PAGE, "page", pages=pages)


def require_may_share(sharing: Sharing, circles: Circles) -> None:
    if sharing == "meeting" and not circles.meeting:
        raise RuleBroken(NO_MEETING, "sharing")
    if sharing == "agency" and circles.agency is None:
        raise RuleBroken(NO_AGENCY, "sharing")


def require_room(notes: int) -> None:
    if notes >= MOST_NOTES:
        raise RuleBroken(TOO_MANY, most=MOST_NOTES)


def require_restorable(removed_at: datetime, now: datetime) -> None:
    if now - removed_at > RESTORABLE:
        raise RuleBroken(TOO_LATE)

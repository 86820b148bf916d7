"""A mark as a reader makes it, and what is kept of it so that it is found again in the next version."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from documents.rules.anchoring import Anchoring
from documents.rules.annotations import LONGEST_AROUND, LONGEST_QUOTE, NOT_THERE, Color, Sharing
from documents.rules.drawings import Points, box_of
from documents.rules.flow import Flow, PageLines, Place, Rectangle, beside
from documents.rules.passages import Passage
from ecabinet.errors import RuleBroken

SPREAD = 2  # pages over which a passage may go on


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that is quoted, strokes, or neither: then it is about the page."""

    page: int
    rectangles: Sequence[Rectangle] = ()
    quote: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    color: Color = "yellow"
    strokes: Sequence[Points] = ()
    sharing: Sharing = ""

    @property
    def passage(self) -> Passage:
        return Passage(quote=self.quote, before=self.before, after=self.after, page=self.page)


def kept(mark: Mark, pages: Sequence[PageLines]) -> tuple[Mark, Place]:
    """The mark with the words by which it is found again, and its place; `pages` begin with its own.

    A quotation is what the page says: whoever shares it cannot make a paper say something else.
    """
    lines = next((page.lines for page in pages if page.n == mark.page), [])
    if mark.strokes:
        box = box_of(mark.strokes, mark.page)
        words = beside(lines, box[2], box[2] + box[4])[:LONGEST_QUOTE]
        return _among(mark, words, lines), Place(mark.page, [box])
    if not mark.quote:
        return _among(mark, "", lines), Place(mark.page)
    flow = Flow(pages)
    if not flow.text:
        return mark, Place(mark.page, mark.rectangles)
    place = Anchoring(flow).place_of(mark.passage)
    if place is None:
        raise RuleBroken(NOT_THERE)
    fits = bool(mark.rectangles) and {box[0] for box in mark.rectangles} == {box[0] for box in place.rectangles}
    return mark, Place(place.page, mark.rectangles) if fits else place


def sought(mark: Passage) -> Passage:
    """What is looked for in another version: the quotation, or the first words of the page that a note is about."""
    return mark if mark.quote else Passage(quote=mark.after, page=mark.page)


def moved(box: Rectangle, old: Place, new: Place) -> Place:
    """Strokes go with the words beside which they were drawn, and stay on the page."""
    _, x, y, width, height = box
    down = new.rectangles[0][2] - old.rectangles[0][2] if old.rectangles and new.rectangles else 0.0
    top = min(max(y + down, 0.0), max(1 - height, 0.0))
    return Place(new.page, [(new.page, x, top, width, height)])


def _among(mark: Mark, words: str, lines: Sequence[tuple[float, float, float, float, str]]) -> Mark:
    opening = beside(lines, 0, 1)[:LONGEST_AROUND]
    return msgspec.structs.replace(mark, quote=words, before="", after=opening)

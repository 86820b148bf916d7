"""A mark as a reader makes it, and what is kept of it so that it is found again in the next version."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from documents.rules.anchoring import word_for_word
from documents.rules.annotations import LONGEST_AROUND, LONGEST_QUOTE, NOT_THERE, Color, Sharing
from documents.rules.drawings import Points, box_of
from documents.rules.finding import Line
from documents.rules.flow import Flow, PageLines, Place, Rectangle, beside
from documents.rules.passages import Passage
from ecabinet.errors import RuleBroken

SPREAD = 2  # pages over which a passage may go on
CONTEXT = 100  # letters kept before and after it


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


def kept(mark: Mark, pages: Sequence[PageLines]) -> tuple[Mark, Place]:
    """The mark with the words by which it is found again, and its place; `pages` are its own and those beside it.

    A quotation is what the page says: whoever shares it cannot make a paper say something else.
    """
    lines = next((page.lines for page in pages if page.n == mark.page), [])
    if mark.strokes:
        box = box_of(mark.strokes, mark.page)
        words = beside(lines, box[2], box[2] + box[4])[:LONGEST_QUOTE]
        return _among(mark, words, lines), Place(mark.page, [box])
    if not mark.quote:
        return _among(mark, "", lines), Place(mark.page)
    return _quoted(mark, Flow(pages))


def sought(kept: Passage) -> Passage:
    """What is looked for in another version: the quotation, or the first words of the page that a note is about."""
    return kept if kept.quote else Passage(quote=kept.after, page=kept.page)


def moved(box: Rectangle, old: Place, new: Place) -> Place:
    """Strokes go with the words beside which they were drawn, and stay on the page."""
    _, x, y, width, height = box
    down = new.rectangles[0][2] - old.rectangles[0][2] if old.rectangles and new.rectangles else 0.0
    top = min(max(y + down, 0.0), max(1 - height, 0.0))
    return Place(new.page, [(new.page, x, top, width, height)])


def _quoted(mark: Mark, flow: Flow) -> tuple[Mark, Place]:
    passage = Passage(quote=mark.quote, before=mark.before, after=mark.after, page=mark.page).squeezed()
    alone = Passage(quote=passage.quote, page=mark.page)
    found = word_for_word(passage, flow) or word_for_word(alone, flow)
    if found is None:
        raise RuleBroken(NOT_THERE, "quote")
    start, end = found
    before, after = flow.text[max(0, start - CONTEXT) : start], flow.text[end : end + CONTEXT]
    place = flow.place(start, end)
    measured = {box[0] for box in mark.rectangles} == {box[0] for box in place.rectangles}
    place = Place(place.page, mark.rectangles) if mark.rectangles and measured else place
    return msgspec.structs.replace(mark, before=before, after=after), place


def _among(mark: Mark, words: str, lines: Sequence[Line]) -> Mark:
    opening = beside(lines, 0, 1)[:LONGEST_AROUND]
    return msgspec.structs.replace(mark, quote=words, before="", after=opening)

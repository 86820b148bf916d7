"""A quoted passage with the words around it, and whether a stretch of another text is what became of it."""

from __future__ import annotations

import msgspec

from documents.rules.flow import squeezed
from documents.rules.likeness import edits, fewest

AROUND = 64  # letters before a passage, and after it, that are compared
SLACK = 16  # letters by which they may have grown
CHANGED = 0.35  # of a passage's letters; with more it is another passage
# How much of the words around must be the same still; a long passage that is found word for word speaks for itself.
SHORT, LONG = 24, 64
NEEDED, NEEDED_BY_SHORT = 0.4, 0.55


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What was quoted, the words before and after it, and the page where it stood."""

    quote: str
    before: str = ""
    after: str = ""
    page: int = 1

    def squeezed(self) -> Passage:
        """As a `Flow` writes, with as much around it as is compared."""
        before, after = squeezed(self.before)[-AROUND:], squeezed(self.after)[:AROUND]
        return Passage(quote=squeezed(self.quote), before=before, after=after, page=self.page)

    @property
    def whole(self) -> str:
        return self.before + self.quote + self.after

    @property
    def around(self) -> int:
        return len(self.before) + len(self.after)

    @property
    def most_edits(self) -> int:
        return int(CHANGED * len(self.quote))


class Find(msgspec.Struct, frozen=True):
    """A stretch of a text, how many edits make the passage of it, and how many more the words around it need."""

    start: int
    end: int
    inside: int
    outside: int

    @property
    def edits(self) -> int:
        return self.inside + self.outside


def compared(passage: Passage, text: str, start: int, end: int, inside: int) -> Find:
    ahead = text[max(0, start - len(passage.before) - SLACK) : start]
    behind = text[end : end + len(passage.after) + SLACK]
    return Find(start, end, inside, fewest(passage.before[::-1], ahead[::-1]) + fewest(passage.after, behind))


def is_it(passage: Passage, find: Find, text: str) -> bool:
    """Its words are the same in the main, so are those around it, and it is not simply gone from between them."""
    length = len(passage.quote)
    if find.inside > passage.most_edits or not _among_its_own(passage, find):
        return False
    reach = AROUND + SLACK
    closed = min(edits(passage.before + passage.after, text[max(0, find.start - reach) : find.end + reach]))
    return find.edits < closed + length


def _among_its_own(passage: Passage, find: Find) -> bool:
    length = len(passage.quote)
    if not passage.around:
        return length >= SHORT
    if length >= LONG and not find.inside:
        return True
    needed = NEEDED_BY_SHORT if length < SHORT else NEEDED
    return passage.around - find.outside >= needed * passage.around

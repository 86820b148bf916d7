"""A piece of two texts read as one: a clause that stayed, was changed, came, went, moved or has another number."""

from __future__ import annotations

from typing import Literal

import msgspec

from documents.rules.comparison.ops import Op
from documents.rules.comparison.tokens import count_words

Kind = Literal["same", "renumbered", "changed", "added", "removed", "moved", "left"]


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A clause; or one with all that stands under it, where it came, went or moved as a whole.

    `name` is how the new text quotes it, or the old one where the new has it no more; `was` is what the old text called
    it, where that differs. What moved is told twice: as `moved` at its new place and as `left` at its old one, with the
    same number `move` and the same ops, those between its two wordings. `numbers` are how many characters of the old
    and of the new text are the clause's own number.
    """

    kind: Kind
    name: str
    was: str = ""
    clauses: int = 1
    move: int = 0
    numbers: tuple[int, int] = (0, 0)
    ops: list[Op]

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    @property
    def gone(self) -> int:
        """Words, without the clause's own number."""
        return _words(self.ops, "delete", self.numbers[0])

    @property
    def come(self) -> int:
        return _words(self.ops, "insert", self.numbers[1])


def _words(ops: list[Op], counted: str, number: int) -> int:
    """Behind the first `number` characters of the text that has these words."""
    found = read = 0
    for one in ops:
        if one.op == counted:
            found += count_words(one.text[max(0, number - read) :])
        if one.op in (counted, "equal"):
            read += len(one.text)
    return found

"""The comparison as a page lays it out: each change in full, and what lies between two of them folded."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from documents.rules.comparison.piece import Piece
from ecabinet.i18n import N_

FOLDED = frozenset({"same", "renumbered"})
ON_A_PAGE = 100
KINDS = {
    "changed": N_("Changed"),
    "added": N_("Added"),
    "removed": N_("Left out"),
    "moved": N_("Moved"),
}
PART = re.compile(r" (?=khoản |điểm |đoạn |gạch |\()")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The change number `n`; or, folded, the clauses after it that say what they said before.

    What moved is one change, told in full at its new place; the row of its old place only points there. `place` tells
    all rows apart.
    """

    place: int
    n: int
    pieces: list[Piece]
    folded: bool = False

    @property
    def piece(self) -> Piece:
        return self.pieces[0]

    @property
    def word(self) -> str:
        """What became of the clause of a change that counts."""
        return KINDS[self.piece.kind]

    @property
    def end(self) -> str:
        """Its last clause, without what the name of the first says already: "Điều 4" to "khoản 2"."""
        first, last = (PART.split(piece.name) for piece in (self.pieces[0], self.pieces[-1]))
        shared = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
        return " ".join(last[min(shared, len(last) - 1) :])

    @property
    def counts(self) -> bool:
        return not self.folded and self.piece.kind != "left"

    @property
    def renumbered(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == "renumbered"]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """`rows` in reading order, `changes` those that count, `clauses` how many the new text has."""

    rows: list[Row]
    changes: int
    clauses: int

    @property
    def renumbered(self) -> int:
        return sum(len(row.renumbered) for row in self.rows)

    @property
    def pages(self) -> int:
        return page_of(self.changes)

    def page_at(self, change: int) -> list[Row]:
        """The rows of the page that holds this change; what follows a change stands on its page."""
        return [row for row in self.rows if page_of(row.n) == page_of(change)]

    def other_place(self, row: Row) -> Row:
        """Of what moved, the row of the place it left for that of the place it came to, and the other way round."""
        return next(other for other in self.rows if other.piece.move == row.piece.move and other is not row)


def laid_out(pieces: Sequence[Piece]) -> Layout:
    rows: list[Row] = []
    changes = 0
    for piece in pieces:
        folded = piece.kind in FOLDED
        if folded and rows and rows[-1].folded:
            rows[-1].pieces.append(piece)
            continue
        changes += not folded and piece.kind != "left"
        rows.append(Row(place=len(rows) + 1, n=changes, pieces=[piece], folded=folded))
    clauses = sum(piece.clauses for piece in pieces if piece.kind not in ("removed", "left"))
    return Layout(rows=rows, changes=changes, clauses=clauses)


def page_of(change: int) -> int:
    """From 1 on."""
    return max(0, change - 1) // ON_A_PAGE + 1

"""A clause split in two, or drawn together from two, is one change: not a cut here and the same words new there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents.rules.comparison.likeness import Words
from documents.rules.comparison.ops import Op, new_text, old_text
from documents.rules.comparison.piece import Piece
from documents.rules.comparison.wording import reword

APART = frozenset({"added", "removed"})
CLEARLY = 0.1


def rejoined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each changed clause with a neighbour that came or went, where both together are clearly more alike."""
    last: Piece | None = None
    for piece in pieces:
        together = _together(last, piece) if last else None
        if last and not together:
            yield last
        last = together or piece
    if last:
        yield last


def _together(first: Piece, second: Piece) -> Piece | None:
    changed, other = (first, second) if first.kind == "changed" else (second, first)
    if changed.kind != "changed" or other.kind not in APART:
        return None
    ops = [*first.ops, *second.ops]
    same = old_text(ops).split() == new_text(ops).split()
    if not same and _likeness(ops) < _likeness(changed.ops) + CLEARLY:
        return None
    old = other if first.kind == "removed" else changed
    new = other if first.kind == "added" else changed
    was = old.was or old.name
    return Piece(
        kind="same" if same else "changed", name=new.name, was=was if was != new.name else "",
        clauses=changed.clauses + (other.clauses if other.kind == "added" else 0),
        numbers=(old.numbers[0], new.numbers[1]), ops=reword(old_text(ops), new_text(ops)),
    )  # fmt: skip


def _likeness(ops: list[Op]) -> float:
    return Words(old_text(ops)).likeness(Words(new_text(ops)))

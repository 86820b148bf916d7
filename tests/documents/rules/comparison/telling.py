"""A comparison as tests write it down: one line of text with [-what went-] and {+what came+}."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from documents.rules.comparison.comparing import compare, flat
from documents.rules.comparison.ops import Op, new_text, old_text
from documents.rules.comparison.piece import Piece
from documents.rules.comparison.wording import reword

MARKS = {"equal": "%s", "delete": "[-%s-]", "insert": "{+%s+}"}


def told(ops: Iterable[Op]) -> str:
    return "".join(MARKS[one.op] % one.text for one in ops)


def reworded(old: str, new: str) -> str:
    ops = reword(old, new)
    assert (old_text(ops), new_text(ops)) == (old, new)
    return told(ops)


def compared(old: str, new: str) -> list[Piece]:
    """What is not the same, after the law that must always hold."""
    pieces = compare(old, new)
    require_exact(flat(pieces), old, new)
    return [piece for piece in pieces if piece.kind != "same"]


def require_exact(ops: list[Op], old: str, new: str) -> None:
    assert (old_text(ops), new_text(ops)) == (old, new)
    assert all(one.text for one in ops)
    assert all(one.op != two.op and (one.op, two.op) != ("insert", "delete") for one, two in pairwise(ops))

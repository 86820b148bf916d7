"""The words of a comparison as Word tracks them: runs that stayed, came, went or moved, and ends of lines likewise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from documents.rules.comparison.ops import Op, merged
from documents.rules.comparison.piece import Piece

LINE_END = re.compile(r"\s*[\r\n]\s*")
BLANK = re.compile(r"[^\S\n\u00a0]")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Fate = Literal["", "ins", "del", "moveFrom", "moveTo"]
IN_PLACE: dict[str, Fate | None] = {"equal": "", "delete": "del", "insert": "ins"}
MOVED: dict[str, dict[str, Fate | None]] = {
    "left": {"equal": "moveFrom", "delete": "del", "insert": None},
    "moved": {"equal": "moveTo", "delete": None, "insert": "ins"},
}


class Move(msgspec.Struct, frozen=True):
    """The place that something left, or the one to which it came; both have its number."""

    way: Literal["moveFrom", "moveTo"]
    n: int


class Run(msgspec.Struct, frozen=True):
    """Words on one line; or, without words, the end of a line."""

    fate: Fate
    text: str
    move: Move | None = None


def runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    for piece in pieces:
        fates = MOVED.get(piece.kind, IN_PLACE)
        move = Move("moveFrom" if piece.kind == "left" else "moveTo", piece.move) if piece.move else None
        for one in _plain(piece.ops):
            if (fate := fates[one.op]) is not None:
                yield from _by_line(fate, one.text, move)


def plain(text: str) -> str:
    """As a document holds it: paragraphs without empty ones between them, every kind of blank a space."""
    return BLANK.sub(" ", LINE_END.sub("\n", UNWRITABLE.sub("", text)))


def _plain(ops: Sequence[Op]) -> list[Op]:
    """What differs only in blanks that a document does not hold has stayed."""
    made = [Op(one.op, plain(one.text)) for one in ops]
    for n in range(len(made) - 1):
        if (made[n].op, made[n + 1].op) == ("delete", "insert") and made[n].text == made[n + 1].text:
            made[n : n + 2] = [Op("equal", made[n].text), Op("equal", "")]
    return merged(made)


def _by_line(fate: Fate, text: str, move: Move | None) -> Iterator[Run]:
    for n, line in enumerate(text.split("\n")):
        if n:
            yield Run(fate, "", move)
        if line:
            yield Run(fate, line, move)

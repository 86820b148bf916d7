"""`ecabinet papers compare OLD NEW`: what the new text says that the old one did not."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from documents.extraction import extracted
from documents.rules.comparison.comparing import compare, flat
from documents.rules.comparison.layout import Row, laid_out
from documents.rules.comparison.lines import lines
from documents.rules.comparison.ops import Op
from documents.rules.comparison.piece import Piece
from documents.rules.plain_text import decoded
from documents.rules.verdict import Refused
from ecabinet.i18n import N_, translate

KINDS = (".docx", ".pdf", ".txt")
OTHER_KIND = N_("Only .docx, .pdf and .txt files can be compared.")
MARKS = {"equal": "%s", "delete": "[-%s-]", "insert": "{+%s+}"}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD", help="a .docx, .pdf or .txt file")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--json", action="store_true", help='a list of {"op": "equal"|"delete"|"insert", "text": …}')


class Unreadable(Exception):
    """There is no text to be had from a file; says which, and why."""


def run(asked: argparse.Namespace) -> int:
    """The exit code."""
    try:
        with ThreadPoolExecutor() as readers:
            old, new = readers.map(_text, (asked.old, asked.new))
    except Unreadable as why:
        print(f"papers compare: {why}", file=sys.stderr)
        return 1
    pieces = compare(old, new)
    return _print(msgspec.json.encode(flat(pieces)).decode() if asked.json else "\n".join(_report(pieces)))


def _text(path: Path) -> str:
    try:
        if path.suffix.lower() not in KINDS:
            raise Refused(OTHER_KIND)
        data = path.read_bytes()
        return decoded(data) if path.suffix.lower() == ".txt" else extracted(path.name, data)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from None
    except Refused as refused:
        raise Unreadable(f"{path}: {translate(refused.reason, **refused.params)}") from None


def _report(pieces: Sequence[Piece]) -> Iterator[str]:
    layout = laid_out(pieces)
    yield translate("%(n)s of %(all)s clauses", n=layout.changes, all=layout.clauses)
    for row in layout.rows:
        if row.counts:
            yield from _change(row)
    if layout.renumbered:
        yield translate("Another number and the same words: %(n)s clauses", n=layout.renumbered)


def _change(row: Row) -> Iterator[str]:
    piece = row.piece
    was = f" ({translate('before: %(name)s', name=piece.was)})" if piece.was else ""
    yield f"\n{row.n}. {piece.title}{was}: {translate(row.word)}, +{piece.come} −{piece.gone}"
    for line in lines(piece.ops):
        yield "   " + "".join(map(_marked, line))


def _marked(part: Op) -> str:
    return MARKS[part.op] % part.text


def _print(told: str) -> int:
    try:
        sys.stdout.buffer.write(told.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

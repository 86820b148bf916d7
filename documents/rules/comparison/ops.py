"""What stayed, went and came in a text, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Kind = Literal["equal", "delete", "insert"]


class Op(msgspec.Struct, frozen=True):
    op: Kind
    text: str


def merged(ops: Iterable[Op]) -> list[Op]:
    """No part is empty, neighbours of one kind are one, and what went stands before what came in its place."""
    found: list[Op] = []
    parts: dict[str, list[str]] = {"equal": [], "delete": [], "insert": []}
    for one in ops:
        if not one.text:
            continue
        changed = one.op != "equal"
        if changed and parts["equal"]:
            _flush(found, parts, "equal")
        elif not changed:
            _flush(found, parts, "delete", "insert")
        parts[one.op].append(one.text)
    _flush(found, parts, "equal", "delete", "insert")
    return found


def _flush(found: list[Op], parts: dict[str, list[str]], *kinds: Kind) -> None:
    for kind in kinds:
        if text := "".join(parts[kind]):
            found.append(Op(kind, text))
            parts[kind] = []


def old_text(ops: Iterable[Op]) -> str:
    return "".join(one.text for one in ops if one.op != "insert")


def new_text(ops: Iterable[Op]) -> str:
    return "".join(one.text for one in ops if one.op != "delete")

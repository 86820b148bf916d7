"""Everything in a PDF that a reader can come to from its trailer, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Object, Stream

from documents.rules.reasons import ENDLESS
from documents.rules.verdict import Refused

MOST = 200_000
# The outline of a tagged PDF for those who have it read aloud: nothing acts from there, and it is most of such a file.
OUTLINE = "/StructTreeRoot"


class Found(NamedTuple):
    """A dictionary, by its keys; `stream` when it is the head of one."""

    entries: dict[str, Object]
    stream: Stream | None


def reachable(start: Object) -> Iterator[Found]:
    """Refused when there are too many of them."""
    waiting, seen, count = [start], set(), 0
    while waiting:
        one = waiting.pop()
        if one.is_indirect and one.objgen in seen:
            continue
        seen.add(one.objgen)
        count += 1
        if count > MOST or (isinstance(one, Array) and len(one) > MOST):
            raise Refused(ENDLESS)
        if isinstance(one, Array):
            waiting += _holders(one)
        else:
            entries = dict(one.items())
            yield Found(entries, one if isinstance(one, Stream) else None)
            waiting += _holders(value for key, value in entries.items() if key != OUTLINE)


def _holders(values: Iterable[Object]) -> list[Object]:
    return [value for value in values if isinstance(value, (Array, Dictionary, Stream))]

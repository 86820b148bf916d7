"""The fields of a Word part: what Word works out or fetches when it opens or prints a document."""

from __future__ import annotations

import re
import string

from documents.rules.links import is_plain_link
from documents.rules.reasons import IMPORTS, OUTSIDE
from documents.rules.verdict import Refused

FETCHING = frozenset({"DDE", "DDEAUTO", "DATABASE", "INCLUDE", "INCLUDETEXT", "IMPORT", "LINK", "RD"})
PICTURE, LINK = "INCLUDEPICTURE", "HYPERLINK"
FROM_WEB = ("http://", "https://")
LETTERS = string.ascii_letters
QUOTES = '"“”'
SWITCH = re.compile(r'\\[a-z]\s*("[^"]*")?\s*', re.IGNORECASE)


class Fields:
    """Follows one part; a field may stand in the instruction or in the result of another."""

    def __init__(self) -> None:
        self._open: list[str | None] = []  # the instruction so far; None once the result has begun

    def mark(self, kind: str) -> None:
        """`begin`, `separate` or `end`."""
        if kind == "begin":
            if self._open and self._open[-1] is not None and not self._open[-1].strip():
                raise Refused(IMPORTS)  # another field makes up what this one does
            self._open.append("")
        elif self._open:
            require_harmless(self._open.pop() or "")
            if kind == "separate":
                self._open.append(None)

    def add(self, text: str) -> None:
        if not self._open:
            self._open.append("")
        self._open[-1] = (self._open[-1] or "") + text

    def finish(self) -> None:
        for instruction in self._open:
            require_harmless(instruction or "")


def require_harmless(instruction: str) -> None:
    said = instruction.strip()
    rest = said.lstrip(LETTERS)
    kind, target = said[: len(said) - len(rest)].upper(), _target(rest.strip())
    if kind in FETCHING or (kind == PICTURE and not target.lower().startswith(FROM_WEB)):
        raise Refused(IMPORTS)
    if kind == LINK and target and not is_plain_link(target):
        raise Refused(OUTSIDE, target=target[:80])


def _target(rest: str) -> str:
    """The first thing that is no switch, such as a bookmark after \\l."""
    without = SWITCH.sub("", rest) if rest.startswith("\\") else rest
    return re.split(f"[{QUOTES}]", without.lstrip(QUOTES), maxsplit=1)[0].strip()

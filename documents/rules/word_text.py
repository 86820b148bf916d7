"""The lines of a Word part in reading order, and a look at the fields that would fetch something."""

from __future__ import annotations

import msgspec

from documents.rules.markup import walk
from documents.rules.reasons import IMPORTS
from documents.rules.verdict import Refused

FETCHING = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "IMPORT", "LINK", "RD"})
PICTURE = "INCLUDEPICTURE"
FROM_WEB = ("HTTP://", "HTTPS://")


class Text(msgspec.Struct):
    """The paragraphs of a part; text boxes come where their anchor stands."""

    lines: list[str] = []

    @property
    def characters(self) -> int:
        return sum(len(line) for line in self.lines)


def read_text(xml: bytes) -> Text:
    reader = _Reader()
    walk(xml, start=reader.start, text=reader.text, end=reader.end)
    reader.require_harmless_fields()
    return Text(lines=[line for line in reader.lines if line])


class _Reader:
    """Follows one part: a stack of open paragraphs, because a text box nests paragraphs in a paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.open: list[list[str]] = []
        self.fields: list[str] = []
        self.into = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.into = name if name in ("t", "instrText") else ""
        if name == "p":
            self.open.append([])
        elif name == "altChunk":
            raise Refused(IMPORTS)
        elif name == "fldChar":
            self.fields.append("")
        elif name == "fldSimple":
            self.fields += [_instruction(attributes), ""]
        elif name in ("tab", "br", "cr") and self.open:
            self.open[-1].append("\t" if name == "tab" else "\n")

    def text(self, text: str) -> None:
        if self.into == "t" and self.open:
            self.open[-1].append(text)
        elif self.into == "instrText":
            self.fields[-1:] = [(self.fields or [""])[-1] + text]

    def end(self, name: str) -> None:
        self.into = ""
        if name == "p" and self.open:
            self.lines += [line.strip() for line in "".join(self.open.pop()).split("\n")]

    def require_harmless_fields(self) -> None:
        for field in self.fields:
            first, _, rest = field.strip().upper().partition(" ")
            if first in FETCHING or (first == PICTURE and not rest.strip().lstrip('"').startswith(FROM_WEB)):
                raise Refused(IMPORTS)


def _instruction(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "instr"), "")

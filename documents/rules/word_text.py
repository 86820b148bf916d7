"""The lines of a Word part in reading order, and a look at what it would fetch on opening."""

from __future__ import annotations

import msgspec

from documents.rules.links import is_plain_link
from documents.rules.markup import attribute, walk
from documents.rules.reasons import IMPORTS, OUTSIDE
from documents.rules.verdict import Refused
from documents.rules.word_fields import Fields, require_harmless

# Pictures of old drawings and of SVG are named in the markup itself, beside the relationships.
SOURCES = ("src", "href", "urn:schemas-microsoft-com:office:office href", "http://www.w3.org/1999/xlink href")
INSIDE = "data:"
OFF = ("0", "false", "off")


class Text(msgspec.Struct):
    """The paragraphs of a part; text boxes come where their anchor stands."""

    lines: list[str] = []

    @property
    def characters(self) -> int:
        return sum(len(line) for line in self.lines)


def read_text(xml: bytes) -> Text:
    reader = _Reader()
    walk(xml, start=reader.start, text=reader.text, end=reader.end)
    reader.fields.finish()
    return Text(lines=[line for line in reader.lines if line])


class _Reader:
    """Follows one part: a stack of open paragraphs, because a text box nests paragraphs in a paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.open: list[list[str]] = []
        self.fields = Fields()
        self.into = ""
        self.capitals = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.into = name if name in ("t", "instrText", "delInstrText") else ""
        if name == "p":
            self.open.append([])
        elif name in ("tab", "br", "cr") and self.open:
            self.open[-1].append("\t" if name == "tab" else "\n")
        elif name in ("r", "caps"):
            self.capitals = name == "caps" and attribute(attributes, "val") not in OFF
        elif special := SPECIAL.get(name):
            special(self, attributes)
        if attributes:
            _require_sources_inside(attributes)

    def text(self, text: str) -> None:
        if self.into == "t" and self.open:
            self.open[-1].append(text.upper() if self.capitals else text)
        elif self.into.endswith("nstrText"):
            self.fields.add(text)

    def end(self, name: str) -> None:
        self.into = ""
        if name == "p" and self.open:
            self.lines += [line.strip() for line in "".join(self.open.pop()).split("\n")]


def _refuse_piece(*_: object) -> None:
    raise Refused(IMPORTS)


# What is more than text; a text path is the words of a drawn stamp or watermark.
SPECIAL = {
    "altChunk": _refuse_piece,
    "fldChar": lambda reader, attributes: reader.fields.mark(attribute(attributes, "fldCharType")),
    "fldSimple": lambda _, attributes: require_harmless(attribute(attributes, "instr")),
    "textpath": lambda reader, attributes: reader.lines.append(attribute(attributes, "string")),
}


def _require_sources_inside(attributes: dict[str, str]) -> None:
    for key in SOURCES:
        target = attributes.get(key)
        if target and not (is_plain_link(target) or target.startswith(INSIDE)):
            raise Refused(OUTSIDE, target=target[:80])

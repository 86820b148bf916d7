"""One pass over an XML part without building a tree: its elements in order, and nothing that can read a file."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from documents.rules.reasons import DAMAGED, DEFINES, ENDLESS
from documents.rules.verdict import Refused

LARGEST_PART = 50 * 2**20
DEEPEST = 250

Start = Callable[[str, dict[str, str]], None]
Text = Callable[[str], None]
End = Callable[[str], None]


def walk(xml: bytes, *, start: Start | None = None, text: Text | None = None, end: End | None = None) -> None:
    """Call back for each element, by its name without namespace; Refused for a DOCTYPE, bad XML or too much of it."""
    if len(xml) > LARGEST_PART:
        raise Refused(ENDLESS)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_definitions
    _count(parser, start or _ignore, end or _ignore)
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Refused(DAMAGED) from None


def _count(parser: expat.XMLParserType, start: Start, end: End) -> None:
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(ENDLESS)
        start(local(name), attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def attribute(attributes: dict[str, str], name: str) -> str:
    """The value of an attribute by its name without namespace, or nothing."""
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _refuse_definitions(*_: object) -> None:
    raise Refused(DEFINES)


def _ignore(*_: object) -> None:
    pass

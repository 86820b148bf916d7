"""What the parts of an Open XML file point to, inside it and outside."""

from __future__ import annotations

import re

import msgspec

from documents.rules.links import is_plain_link
from documents.rules.markup import walk
from documents.rules.reasons import EMBEDDED, IMPORTS, OUTSIDE
from documents.rules.verdict import Refused

OBJECTS = frozenset({"oleObject", "control", "activeXControlBinary", "vbaProject"})
PIECES = frozenset({"aFChunk", "subDocument"})
OWN_DISK = re.compile(r"(file:///)?[a-z]:[\\/][^\\/].*|[^\\/:]+", re.IGNORECASE)


class Relationship(msgspec.Struct, frozen=True):
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, which is the same in all editions of the standard."""
        return self.type.rpartition("/")[2]


def read_relationships(xml: bytes) -> list[Relationship]:
    found: list[Relationship] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            external = attributes.get("TargetMode", "").lower() == "external"
            found.append(Relationship(attributes.get("Type", ""), attributes.get("Target", ""), external))

    walk(xml, start=start)
    return found


def require_harmless(relationships: list[Relationship]) -> None:
    """Only links that a reader follows himself may lead outside; everything else is fetched on opening."""
    for one in relationships:
        if one.kind in PIECES:
            raise Refused(IMPORTS)
        if one.kind in OBJECTS:
            raise Refused(EMBEDDED, part=one.target[:80])
        if one.external and not _is_harmless(one):
            raise Refused(OUTSIDE, target=one.target[:80] or "?")


def _is_harmless(one: Relationship) -> bool:
    """A template on the author's own disk is not there for anybody else; Word names it in many honest papers."""
    if one.kind == "attachedTemplate":
        return OWN_DISK.fullmatch(one.target) is not None
    return one.kind == "hyperlink" and is_plain_link(one.target)

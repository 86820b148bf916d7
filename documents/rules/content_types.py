"""What each part of an Open XML file claims to be."""

from __future__ import annotations

from documents.rules.markup import walk
from documents.rules.reasons import TANGLED
from documents.rules.verdict import Refused

XML_NAMES = ("xml", "rels", "vml", "svg")


def read_content_types(xml: bytes) -> dict[str, str]:
    """Content types by part name (`/word/document.xml`) or by extension (`png`), names in lower case."""
    types: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in ("Default", "Override"):
            key = attributes.get("PartName") or attributes.get("Extension") or ""
            types[key.lower()] = attributes.get("ContentType", "")

    walk(xml, start=start)
    _require_names_to_agree(types)
    return types


def _require_names_to_agree(types: dict[str, str]) -> None:
    """A part that is XML by its type but a picture by its name would be read without having been looked at."""
    for name, kind in types.items():
        if kind.lower().endswith(("/xml", "+xml")) and name.rpartition(".")[2] not in XML_NAMES:
            raise Refused(TANGLED)

"""A DOCX judged part by part: what it is made of, what it points to, and what Word would do on opening it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from documents.rules.archive_tables import Entry
from documents.rules.archives import entries, unpack
from documents.rules.content_types import XML_NAMES, read_content_types
from documents.rules.reasons import DEFINES, EMBEDDED, ENDLESS, MACRO, NOT_DOCX, STRICT
from documents.rules.relations import read_relationships, require_harmless
from documents.rules.verdict import Refused
from documents.rules.word_text import Text, read_text

CONTENT_TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ROOT_OF_STRICT = "http://purl.oclc.org/ooxml/"
WORKBOOK = "xlsx"
PICTURES = {"png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp", "ico", "tmp"}
DRAWINGS = {"emf", "wmf", "emz", "wmz", "wdp", "svg", "vml"}
# What Word threw away, and what it remembers of a printer.
PASSED_OVER = re.compile(r"\[trash\]/\d+\.dat|(word|xl)/printerSettings/printerSettings\d+\.bin")
SPARE = "word/glossary/"
MOST_TAGS = 2_000_000
PLAIN = PICTURES | DRAWINGS | {"xml", "rels", "odttf", "sigs"}


class Word(msgspec.Struct, frozen=True):
    """What a safe document says: its own text, and that of its other parts, such as headers and notes."""

    body: Text
    others: list[Text]


def read_word(data: bytes) -> Word:
    """The text of a Word document that is safe to open; Refused otherwise."""
    parts = _parts(data)
    main = _main_part(data, parts)
    texts = {name: _look_at(name, content, nested=False) for name, content in _contents(data, parts)}
    others = [text for name, text in texts.items() if name != main and not name.startswith(SPARE)]
    return Word(body=texts[main], others=others)


def _parts(data: bytes) -> dict[str, Entry]:
    parts = {entry.name: entry for entry in entries(data) if not entry.name.endswith("/")}
    if CONTENT_TYPES not in parts or RELATIONS not in parts:
        raise Refused(NOT_DOCX)
    names = " ".join(parts).lower()
    types = read_content_types(unpack(data, parts[CONTENT_TYPES]))
    if "vbaproject" in names or "vbadata" in names or any("macroenabled" in kind.lower() for kind in types.values()):
        raise Refused(MACRO)
    return parts


def _main_part(data: bytes, parts: dict[str, Entry]) -> str:
    """The one part that is the document, by the package's relationships and by its content type: they must agree."""
    types = read_content_types(unpack(data, parts[CONTENT_TYPES]))
    roots = [one for one in read_relationships(unpack(data, parts[RELATIONS])) if one.kind == "officeDocument"]
    if len(roots) != 1:
        raise Refused(NOT_DOCX)
    if roots[0].type.startswith(ROOT_OF_STRICT):
        raise Refused(STRICT)
    name = roots[0].target.removeprefix("/")
    if name not in parts or types.get("/" + name.lower(), types.get("xml")) != WORD:
        raise Refused(NOT_DOCX)
    return name


def _contents(data: bytes, parts: dict[str, Entry]) -> Iterator[tuple[str, bytes]]:
    """Each part unpacked; Refused when there is more markup in all than a page of it could be made from."""
    tags = 0
    for name, part in parts.items():
        content = unpack(data, part)
        tags += content.count(b"<") if name.lower().endswith(XML_NAMES) else 0
        if tags > MOST_TAGS:
            raise Refused(ENDLESS)
        yield name, content


def _look_at(name: str, content: bytes, *, nested: bool) -> Text:
    """What the part says; a workbook inside (the figures of a chart) is looked into, once, in the same way."""
    extension = name.rpartition(".")[2].lower()
    if extension == WORKBOOK and "/embeddings/" in name and not nested:
        for inner, its_content in _contents(content, _parts(content)):
            _look_at(inner, its_content, nested=True)
    elif extension not in PLAIN and not PASSED_OVER.fullmatch(name):
        raise Refused(EMBEDDED, part=name[:80])
    elif extension == "rels":
        require_harmless(read_relationships(content))
    elif extension in ("xml", "svg"):
        return read_text(content)
    elif extension == "vml" and b"<!DOCTYPE" in content.upper():
        raise Refused(DEFINES)
    return Text()

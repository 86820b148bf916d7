"""Word files whose markup reads other files, or is more than a parser can hold."""

from __future__ import annotations

import random

from documents.rules import reasons
from tests.corpus.hostile.zip_tables import with_part
from tests.corpus.sample import HARMLESS, family
from tests.documents.make_word import DECLARATION, document, paragraph, relationship, word

MEGABYTE = 2**20
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
LONG = f'<!ENTITY a "{"a" * 60_000}">'
SAYS = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
UTF_7 = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
UTF_16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'
SVG = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><text>&a;</text></svg>'
RELATIONS = '<!DOCTYPE a SYSTEM "http://a.example/a.dtd"><Relationships/>'


def main(xml: bytes) -> bytes:
    return word(more={"word/document.xml": xml})


def defined(what: str, body: str = SAYS) -> bytes:
    return main(document(body, before=f"<!DOCTYPE a [{what}]>"))


def runs(count: int) -> str:
    """Each other than the last two thousand, as in a text, so that they pack no better than one."""
    dice = random.Random(7)
    return "".join(f"<w:r><w:t>{dice.getrandbits(24)}</w:t></w:r>" for _ in range(2_000)) * (count // 2_000)


def cells(count: int) -> str:
    dice = random.Random(7)
    row = "".join(f"<w:tc><w:p><w:r><w:t>{dice.getrandbits(24)}</w:t></w:r></w:p></w:tc>" for _ in range(1_000))
    return f"<w:tbl>{f'<w:tr>{row}</w:tr>' * (count // 1_000)}</w:tbl>"


def many_attributes(count: int) -> bytes:
    return b"<a %s/>" % b" ".join(b"a%d='%d'" % (n, n * 7919) for n in range(count))


def custom_part(size: int) -> bytes:
    block = runs(2_000).encode()
    return with_part("customXml/item1.xml", b"<a xmlns:w='b'>" + block * (size // len(block)) + b"</a>")


def deep(levels: int, tag: str) -> bytes:
    return main(document(f"<{tag}>" * levels + f"</{tag}>" * levels))


SAMPLES = family("xml", "to-trinh.docx", {
    "a file that is read": (lambda: defined('<!ENTITY a SYSTEM "file:///etc/passwd">'), reasons.DEFINES),
    "an address that is asked": (lambda: defined('<!ENTITY a SYSTEM "http://a.example/">'), reasons.DEFINES),
    "a parameter entity": (lambda: defined('<!ENTITY % a SYSTEM "http://a.example/a.dtd">%a;'), reasons.DEFINES),
    "a billion laughs": (lambda: defined(LAUGHS, SAYS.replace("&a;", "&a9;")), reasons.DEFINES),
    "one long laugh many times": (lambda: defined(LONG, SAYS.replace("&a;", "&a;" * 10_000)), reasons.DEFINES),
    "definitions from the web": (
        lambda: main(document("", before='<!DOCTYPE a SYSTEM "http://a.example/a.dtd">')), reasons.DEFINES,
    ),
    "definitions in UTF-16": (lambda: main(UTF_16.encode("utf-16")), reasons.DEFINES),
    "definitions in UTF-7": (lambda: main(UTF_7), reasons.DAMAGED),
    "definitions in a side part": (lambda: with_part("customXml/item1.xml", b"<!DOCTYPE a><a/>"), reasons.DEFINES),
    "definitions in the relationships": (
        lambda: with_part("word/_rels/a.xml.rels", RELATIONS.encode()), reasons.DEFINES,
    ),
    "definitions in the content types": (
        lambda: word(more={"[Content_Types].xml": b"<!DOCTYPE a><Types/>"}), reasons.DEFINES,
    ),
    "definitions in a drawing": (lambda: with_part("word/media/a.svg", SVG.encode()), reasons.DEFINES),
    "definitions in an old drawing": (lambda: with_part("word/a.vml", b"<!doctype a><a/>"), reasons.DEFINES),
    "257 levels": (lambda: deep(257, "w:p"), reasons.ENDLESS),
    "5,000 levels": (lambda: deep(5_000, "w:p"), reasons.ENDLESS),
    "100,000 levels of tables": (lambda: deep(100_000, "w:tbl"), reasons.ENDLESS),
    "a million runs": (lambda: main(document(f"<w:p>{runs(1_000_000)}</w:p>")), reasons.ENDLESS),
    "a table of a million cells": (lambda: main(document(cells(1_000_000))), reasons.ENDLESS),
    "a table of 20,000 cells": (lambda: main(document(cells(20_000))), HARMLESS),
    "a part of 49 MB": (lambda: custom_part(49 * MEGABYTE), reasons.ENDLESS),
    "200,000 attributes": (lambda: with_part("customXml/item1.xml", many_attributes(200_000)), HARMLESS),
    "a word of 12 million letters": (lambda: main(document(paragraph("ab" * 6 * MEGABYTE))), reasons.DAMAGED),
    "a stylesheet from a file": (
        lambda: main(document(paragraph("A"), before='<?xml-stylesheet href="file:///etc/passwd"?>')), HARMLESS,
    ),
    "a part from elsewhere by XInclude": (
        lambda: main(document('<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')),
        reasons.OUTSIDE,
    ),
    "an encoding that nobody knows": (
        lambda: main(document("").replace(b"UTF-8", b"KOI8-X")), reasons.DAMAGED,
    ),
    "bytes that are no text": (lambda: main(document(paragraph("\ufffe")).replace(b"\xef", b"\xff")), reasons.DAMAGED),
    "markup that does not end": (lambda: main(document("<w:p>")), reasons.DAMAGED),
    "a relationship to a part that is not there": (
        lambda: word(links=relationship("styles", "styles.xml")), reasons.DAMAGED,
    ),
    "a document that is none": (lambda: main(DECLARATION.encode() + b"<html/>"), reasons.DAMAGED),
})  # fmt: skip

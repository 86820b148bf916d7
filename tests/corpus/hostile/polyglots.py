"""Files that are two things at once: one to us, another to the program that opens them."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.sample import HARMLESS, Sample
from tests.documents.make_pdf import pdf, stream
from tests.documents.make_word import members, parts, word
from tests.documents.make_zip import Member, write_zip

PAGE = b"<html><script>alert(document.domain)</script></html>"
CODE = b"=1;/*\n"
FILE = "to-trinh"


def with_comment() -> bytes:
    """An archive whose comment is the end of a PDF, and which begins as one."""
    return pdf() + write_zip(members(parts()), comment=b"\n%%EOF\n")


def with_applet() -> bytes:
    return write_zip([*members(parts()), Member("A.class", b"\xca\xfe\xba\xbe")])


def page_before_the_header() -> bytes:
    return PAGE + b"\n" + pdf()


def page_inside() -> bytes:
    return pdf(more=(stream(PAGE),), catalog=b"/PieceInfo 7 0 R")


def code_inside() -> bytes:
    return pdf().replace(b"%\xe2\xe3\xcf\xd3\n", CODE).replace(b"%%EOF", b"*/alert(1)//%%EOF")


def of_word(title: str, data: bytes, must: str) -> Sample:
    return Sample("polyglots", title, f"{FILE}.docx", lambda: data, must)


def of_pdf(title: str, data: bytes, must: str) -> Sample:
    return Sample("polyglots", title, f"{FILE}.pdf", lambda: data, must)


SAMPLES = [
    of_word("a web page behind a Word file", word() + PAGE, reasons.TANGLED),
    of_word("a web page as the comment of a Word file", write_zip(members(parts()), comment=PAGE), reasons.TANGLED),
    of_word("a web page before a Word file", PAGE + word(), reasons.NOT_DOCX),
    of_word("a program before a Word file", write_zip(members(parts()), before=b"PK\x03\x04MZ"), reasons.TANGLED),
    of_word("a script before a Word file", write_zip(members(parts()), before=b"#!/bin/sh\nid\n"), reasons.NOT_DOCX),
    of_word("an applet in a Word file", with_applet(), reasons.EMBEDDED),
    of_word("a PDF that calls itself Word", pdf(), reasons.NAMED_WRONG),
    of_word("a PDF before a Word file", with_comment(), reasons.NAMED_WRONG),
    of_pdf("Word that calls itself a PDF", word(), reasons.NOT_PDF),
    of_pdf("a PDF whose end is an archive", pdf() + word(), reasons.DAMAGED),
    of_pdf("a PDF that ends again behind an archive", with_comment(), reasons.DAMAGED),
    of_pdf("a web page before a PDF", page_before_the_header(), reasons.NOT_PDF),
    of_pdf("a web page in a PDF", page_inside(), HARMLESS),
    of_pdf("a web page behind a PDF", pdf() + PAGE, reasons.DAMAGED),
    of_pdf("a script in a PDF", code_inside(), HARMLESS),
    of_pdf("a picture before a PDF", b"GIF89a" + pdf(), reasons.NOT_PDF),
    of_pdf("a program before a PDF", b"MZ" + bytes(100) + pdf(), reasons.NOT_PDF),
    of_pdf("an archive before a PDF", word() + pdf(), reasons.NOT_PDF),
]

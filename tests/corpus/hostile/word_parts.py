"""Word files with something in them that runs, and other files that call themselves Word files."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.zip_bombs import workbook
from tests.corpus.hostile.zip_tables import with_members, with_part
from tests.corpus.sample import HARMLESS, Sample, family
from tests.documents.make_word import (
    MAIN,
    content_types,
    relationship,
    relationships,
    word,
)
from tests.documents.make_zip import Member, write_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STRICT = (
    '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'
    ' Target="word/document.xml"/>'
)
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}"/></svg>'
WEB_PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
MAIL = b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + WEB_PAGE


def typed(main: str = MAIN, more: str = "") -> bytes:
    return word(more={"[Content_Types].xml": content_types(main=main, more=more)})


def root(target: str = "word/document.xml", kind: str = "officeDocument") -> bytes:
    return word(more={"_rels/.rels": relationships(relationship(kind, target))})


def typed_as_markup(part: str) -> bytes:
    return typed(more=f'<Override PartName="{part}" ContentType="{MAIN}"/>')


def open_document() -> bytes:
    kind = Member("mimetype", b"application/vnd.oasis.opendocument.text", method=0)
    return write_zip([kind, Member("content.xml", b"<office:document-content/>")])


def object_called_printer() -> bytes:
    """What a part is, its relationship says, whatever its name."""
    name = "word/printerSettings/printerSettings1.bin"
    return word(links=relationship("oleObject", name.removeprefix("word/")), more={name: OLE})


PARTS = family("word parts", "to-trinh.docx", {
    "macros": (lambda: with_part("word/vbaProject.bin", OLE), reasons.MACRO),
    "macros in another folder": (lambda: with_part("customXml/vbaProject.bin", OLE), reasons.MACRO),
    "macros in capitals": (lambda: with_part("word/VBAPROJECT.BIN", OLE), reasons.MACRO),
    "macros by type only": (lambda: typed(MACROS), reasons.MACRO),
    "keys for macros": (lambda: with_part("word/vbaData.xml", b"<a/>"), reasons.MACRO),
    "an OLE object": (lambda: with_part("word/embeddings/oleObject1.bin", OLE), reasons.EMBEDDED),
    "an OLE object that calls itself a printer": (object_called_printer, reasons.EMBEDDED),
    "a program that calls itself rubbish": (lambda: with_part("word/[trash]/0000.exe", b"MZ"), reasons.EMBEDDED),
    "a program that calls itself a printer": (
        lambda: with_part("word/printerSettings/printerSettings1.exe", b"MZ"), reasons.EMBEDDED,
    ),
    "an ActiveX control": (lambda: with_part("word/activeX/activeX1.bin", OLE), reasons.EMBEDDED),
    "an old Word file inside": (lambda: with_part("word/embeddings/a.doc", OLE), reasons.EMBEDDED),
    "a Word file inside": (lambda: with_part("word/embeddings/a.docx", word()), reasons.EMBEDDED),
    "a program among the pictures": (lambda: with_part("word/media/a.exe", b"MZ"), reasons.EMBEDDED),
    "a program that calls itself a picture": (lambda: with_part("word/media/a.png", b"MZ" + bytes(99)), HARMLESS),
    "a script among the pictures": (lambda: with_part("word/media/a.js", b"alert(1)"), reasons.EMBEDDED),
    "a web page inside": (lambda: with_part("word/afchunk.html", WEB_PAGE), reasons.EMBEDDED),
    "a mail inside": (lambda: with_part("word/afchunk.mht", MAIL), reasons.EMBEDDED),
    "an RTF text inside": (lambda: with_part("word/afchunk.rtf", b"{\\rtf1 a}"), reasons.EMBEDDED),
    "a piece imported by its place": (
        lambda: word('<w:altChunk r:id="rId9" xmlns:r="b"/>'), reasons.IMPORTS,
    ),
    "a drawing that shows a file": (
        lambda: with_part("word/media/a.svg", DRAWN.format("file:///etc/passwd").encode()), reasons.OUTSIDE,
    ),
    "macros in the workbook of a chart": (
        lambda: with_members(workbook(Member("xl/vbaProject.bin", b"x"))), reasons.MACRO,
    ),
    "an object in the workbook of a chart": (
        lambda: with_members(workbook(Member("xl/embeddings/a.bin", OLE))), reasons.EMBEDDED,
    ),
    "a workbook in the workbook of a chart": (
        lambda: with_members(workbook(Member("xl/embeddings/b.xlsx", word()))), reasons.EMBEDDED,
    ),
    "a workbook that is none": (lambda: with_part("word/embeddings/a.xlsx", b"MZ"), reasons.DAMAGED),
    "a text that is a picture by its name": (lambda: typed_as_markup("/word/media/a.png"), reasons.TANGLED),
    "a document behind another name": (lambda: root("word/other.xml"), reasons.NOT_DOCX),
    "no document": (lambda: root(kind="metadata"), reasons.NOT_DOCX),
    "two documents": (
        lambda: word(more={"_rels/.rels": relationships(*[relationship("officeDocument", "word/document.xml")] * 2)}),
        reasons.NOT_DOCX,
    ),
    "a template": (lambda: typed(TEMPLATE), reasons.NOT_DOCX),
    "a spreadsheet": (lambda: typed(SHEET), reasons.NOT_DOCX),
    "the strict edition": (lambda: word(more={"_rels/.rels": relationships(STRICT)}), reasons.STRICT),
    "an OpenDocument text": (open_document, reasons.NOT_DOCX),
    "any archive": (lambda: write_zip([Member("a.txt", b"a")]), reasons.NOT_DOCX),
    "an archive of Word files": (lambda: write_zip([Member("a.docx", word())]), reasons.NOT_DOCX),
    "an RTF text": (lambda: b"{\\rtf1\\ansi{\\object\\objdata 01}}", reasons.NOT_DOCX),
    "a web page": (lambda: WEB_PAGE, reasons.NOT_DOCX),
    "a mail": (lambda: MAIL, reasons.NOT_DOCX),
    "a Word file of 2003 in markup": (lambda: b'<?xml version="1.0"?><w:wordDocument/>', reasons.NOT_DOCX),
    "a file with a password": (lambda: LOCKED, reasons.PASSWORD),
    "an old Word file": (lambda: OLE, reasons.OLD_WORD),
    "a program": (lambda: b"MZ" + bytes(500), reasons.NOT_DOCX),
    "nothing": (lambda: b"", reasons.EMPTY),
    "51 MB": (lambda: b"PK\x03\x04" + bytes(51 * 2**20), reasons.TOO_LARGE),
})  # fmt: skip
OTHERS = [
    Sample("word parts", "an old Word file under its own name", "to-trinh.doc", lambda: OLE, reasons.OLD_WORD),
    Sample("word parts", "macros under their own name", "to-trinh.docm", lambda: typed(MACROS), reasons.MACRO),
    Sample("word parts", "a new file under an old name", "to-trinh.doc", word, reasons.OLD_WORD),
]
SAMPLES = PARTS + OTHERS

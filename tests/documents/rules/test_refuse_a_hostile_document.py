"""Word files that must not be opened: each is refused, with the reason that helps its honest cousin."""

import pytest

from documents.rules import reasons
from documents.rules.kinds import inspect
from documents.rules.markup import walk
from documents.rules.verdict import Refused
from tests.documents.make_word import (
    MAIN,
    W,
    content_types,
    document,
    field,
    members,
    paragraph,
    parts,
    relationship,
    relationships,
    word,
)
from tests.documents.make_zip import Member, write_zip

FILES = members(parts())
MEGABYTE = 2**20
TRUTH = word()


def with_part(name: str | bytes, content: bytes = b"x", **lies: object) -> bytes:
    return write_zip([*members(parts()), Member(name, content, **lies)])


def with_types(main: str = MAIN, more: str = "") -> bytes:
    return word(more={"[Content_Types].xml": content_types(main=main, more=more)})


def main_part(xml: bytes) -> bytes:
    return word(more={"word/document.xml": xml})


def outside(kind: str, target: str) -> bytes:
    return word(links=relationship(kind, target, external=True))


def overlapping() -> bytes:
    """Two entries that share their bytes, as in a bomb whose files all lie over one kernel."""
    of = members(parts())
    of += [Member("word/a.xml", b"<a/>"), Member("word/b.xml", b"<a/>", at=0)]
    return write_zip(of)


def root(target: str = "word/document.xml", kind: str = "officeDocument") -> bytes:
    return word(more={"_rels/.rels": relationships(relationship(kind, target))})


FROM_THE_WEB = document("", before='<!DOCTYPE a SYSTEM "http://a.example/">')
IN_UTF16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
NESTED = "<w:p>" * 300 + "</w:p>" * 300
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))

HOSTILE = {
    "more than 200 MB declared": (with_part("word/media/a.bmp", size=201 * MEGABYTE), reasons.SWOLLEN),
    "a size smaller than the truth": (with_part("word/media/a.bmp", b"abc" * 99, size=10), reasons.SWOLLEN),
    "a size larger than the truth": (with_part("word/media/a.bmp", b"abc", size=4), reasons.DAMAGED),
    "3,000 entries": (write_zip([*FILES, *(Member(f"word/{n}.xml", b"<a/>") for n in range(3_000))]), reasons.SWOLLEN),
    "a count that is too small": (write_zip(FILES, count=2), reasons.TANGLED),
    "a count that is too large": (write_zip(FILES, count=9), reasons.DAMAGED),
    "entries over each other": (overlapping(), reasons.TANGLED),
    "a wrong checksum": (with_part("word/media/a.bmp", b"abc", crc=1), reasons.DAMAGED),
    "garbage instead of packed bytes": (with_part("word/media/a.bmp", b"abc", packed=b"\xff" * 9), reasons.DAMAGED),
    "the document twice": (with_part("word/document.xml", document(paragraph("B"))), reasons.TANGLED),
    "the document twice in other letters": (with_part("Word/Document.xml", document("")), reasons.TANGLED),
    "a path that climbs": (with_part("../../etc/cron.d/a.xml"), reasons.TANGLED),
    "an absolute path": (with_part("/etc/a.xml"), reasons.TANGLED),
    "a backslash path": (with_part("word\\..\\a.xml"), reasons.TANGLED),
    "a drive letter": (with_part("C:a.xml"), reasons.TANGLED),
    "a NUL in a name": (with_part(b"word/a.xml\0.png"), reasons.TANGLED),
    "a name that turns around": (with_part("word/\u202egpj.xml".encode(), flags=0x800), reasons.TANGLED),
    "a name of 4,000 letters": (with_part("word/" + "a" * 4_000 + ".xml"), reasons.TANGLED),
    "a name that is no UTF-8": (with_part(b"word/\xff.xml", flags=0x800), reasons.TANGLED),
    "a symbolic link": (with_part("word/media/a.bmp", b"/etc/passwd", attributes=0o120777 << 16), reasons.TANGLED),
    "a second name in the extra field": (with_part("word/a.xml", extra=b"\x75\x70\x01\x00a"), reasons.TANGLED),
    "an encrypted entry": (with_part("word/media/a.bmp", flags=1), reasons.PASSWORD),
    "an unknown packing": (with_part("word/media/a.bmp", method=14), reasons.TANGLED),
    "another name in the local header": (with_part("word/a.xml", b"<a/>", local_name=b"word/b.xml"), reasons.TANGLED),
    "a program before the archive": (write_zip(FILES, before=b"PK\x03\x04 MZ"), reasons.TANGLED),
    "a page behind the archive": (TRUTH + b"<html><script>alert(1)</script>", reasons.TANGLED),
    "the first half": (TRUTH[: len(TRUTH) // 2], reasons.DAMAGED),
    "all but the last byte": (TRUTH[:-1], reasons.DAMAGED),
    "four bytes": (b"PK\x03\x04", reasons.DAMAGED),
    "an empty archive": (b"PK\x03\x04" + write_zip([]), reasons.TANGLED),
    "a DOCTYPE that reads a file": (
        main_part(document("<w:p/>", before='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
        reasons.DEFINES,
    ),
    "a DOCTYPE from the web": (main_part(FROM_THE_WEB), reasons.DEFINES),
    "a billion laughs": (main_part(document("", before=f"<!DOCTYPE a [{ENTITIES}]>")), reasons.DEFINES),
    "a DOCTYPE in UTF-16": (main_part(IN_UTF16), reasons.DEFINES),
    "a DOCTYPE in a side part": (with_part("customXml/item1.xml", b"<!DOCTYPE a><a/>"), reasons.DEFINES),
    "a DOCTYPE in the relationships": (with_part("word/_rels/a.xml.rels", b"<!DOCTYPE a><a/>"), reasons.DEFINES),
    "UTF-7": (main_part(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'), reasons.DAMAGED),
    "300 levels": (main_part(document(NESTED)), reasons.ENDLESS),
    "broken XML": (main_part(document("<w:p>")), reasons.DAMAGED),
    "a template from outside": (outside("attachedTemplate", "http://a.example/x.dotm"), reasons.OUTSIDE),
    "a picture from outside": (outside("image", "http://a.example/x.png"), reasons.OUTSIDE),
    "a link that is a script": (outside("hyperlink", "javascript:alert(1)"), reasons.OUTSIDE),
    "a link to a file": (outside("hyperlink", "file:///C:/Windows/win.ini"), reasons.OUTSIDE),
    "a link to a share": (outside("hyperlink", r"\\a.example\share\x"), reasons.OUTSIDE),
    "a frame from outside": (outside("frame", "http://a.example/"), reasons.OUTSIDE),
    "macros": (with_part("word/vbaProject.bin"), reasons.MACRO),
    "macros by type only": (
        with_types("application/vnd.ms-word.document.macroEnabled.main+xml"),
        reasons.MACRO,
    ),
    "an OLE object": (with_part("word/embeddings/oleObject1.bin"), reasons.EMBEDDED),
    "a program in the media folder": (with_part("word/media/a.exe", b"MZ"), reasons.EMBEDDED),
    "a web page inside": (with_part("word/afchunk.html", b"<html>"), reasons.EMBEDDED),
    "macros in the workbook of a chart": (
        with_part("word/embeddings/a.xlsx", write_zip([*FILES, Member("xl/vbaProject.bin", b"x")])),
        reasons.MACRO,
    ),
    "a workbook that is none": (with_part("word/embeddings/a.xlsx", b"MZ"), reasons.DAMAGED),
    "a workbook in a workbook": (
        with_part(
            "word/embeddings/a.xlsx", write_zip([*FILES, Member("xl/embeddings/b.xlsx", write_zip(FILES))])
        ),
        reasons.EMBEDDED,
    ),
    "an imported piece by element": (main_part(document('<w:altChunk r:id="a" xmlns:r="b"/>')), reasons.IMPORTS),
    "an imported piece by relationship": (word(links=relationship("aFChunk", "a.xml")), reasons.IMPORTS),
    "DDE": (word(field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')), reasons.IMPORTS),
    "DDE cut into pieces": (word(field("DD</w:instrText><w:instrText>EAUTO a b")), reasons.IMPORTS),
    "DDE as a simple field": (word('<w:fldSimple w:instr=" DDE a b"/>'), reasons.IMPORTS),
    "a text from a file": (word(field(' INCLUDETEXT "file:///etc/passwd"')), reasons.IMPORTS),
    "a picture from a file": (word(field(' INCLUDEPICTURE "file:////a.example/x.png"')), reasons.IMPORTS),
    "a document that is a picture by its name": (
        with_types(more=f'<Override PartName="/word/media/a.png" ContentType="{MAIN}"/>'),
        reasons.TANGLED,
    ),
    "no document inside": (write_zip([Member("a.txt", b"a")]), reasons.NOT_DOCX),
    "a relationship to nowhere": (root("word/none.xml"), reasons.NOT_DOCX),
    "no document among the relationships": (root(kind="metadata"), reasons.NOT_DOCX),
    "a spreadsheet": (
        with_types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        reasons.NOT_DOCX,
    ),
    "a part that is not there": (word(links=relationship("styles", "styles.xml")), reasons.DAMAGED),
    "the strict edition": (
        word(more={"_rels/.rels": relationships(
            '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'
            ' Target="word/document.xml"/>'
        )}),
        reasons.STRICT,
    ),
    "the mark in the text": (word(paragraph("CHÍNH PHỦ") + paragraph("TỐI MẬT")), reasons.SECRET),
    "the mark in a frame, letter by letter": (word(paragraph("[ M Ậ T ]")), reasons.SECRET),
    "the mark with separate accents": (word(paragraph("MA\u0302\u0323T")), reasons.SECRET),
    "the mark as a field of the form": (word(paragraph("Độ mật: Tuyệt mật")), reasons.SECRET),
    "the mark in a text box": (
        word(f"<w:p><w:r><w:txbxContent>{paragraph('TUYỆT MẬT')}</w:txbxContent></w:r></w:p>"),
        reasons.SECRET,
    ),
    "the mark in the header": (
        with_part("word/header1.xml", f'<w:hdr xmlns:w="{W}">{paragraph("MẬT")}</w:hdr>'.encode()),
        reasons.SECRET,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_with_its_own_reason(case):
    data, reason = HOSTILE[case]
    assert inspect("tờ trình.docx", data).reason == reason


def test_the_reason_names_what_is_in_the_way():
    verdict = inspect("a.docx", outside("attachedTemplate", "http://a.example/x.dotm"))
    assert verdict.params == {"target": "http://a.example/x.dotm"}
    assert inspect("a.docx", word(paragraph("TUYỆT MẬT"))).params == {"mark": "TUYỆT MẬT"}


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert inspect("a.docx", with_part("word/media/a.bmp", bytes(60 * MEGABYTE))).reason == reasons.SWOLLEN


def test_a_part_of_more_than_50_mb_is_not_read():
    with pytest.raises(Refused) as refusal:
        walk(b"<a>" + b" " * (50 * MEGABYTE))
    assert refusal.value.reason == reasons.ENDLESS

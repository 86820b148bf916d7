"""Word files whose fields start a program, read a file, or ask another machine."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.zip_tables import with_part
from tests.corpus.sample import family
from tests.documents.make_word import W, field, word

PROGRAM = ' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'
CODES = " QUOTE 68 68 69 65 85 84 79"
RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
BEGIN, END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def in_field(inside: str) -> bytes:
    return word(f"<w:p>{BEGIN}{inside}{END}</w:p>")


def said(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def in_header(instruction: str) -> bytes:
    return with_part("word/header1.xml", f'<w:hdr xmlns:w="{W}">{field(instruction)}</w:hdr>'.encode())


SAMPLES = family("word fields", "to-trinh.docx", {
    "a program by DDE": (lambda: word(field(PROGRAM)), reasons.IMPORTS),
    "DDE in small letters": (lambda: word(field(PROGRAM.lower())), reasons.IMPORTS),
    "DDE cut into pieces": (lambda: in_field(said("DD") + said("EAUTO a b")), reasons.IMPORTS),
    "DDE without a blank": (lambda: word(field('DDEAUTO"c:/cmd.exe" "/k calc"')), reasons.IMPORTS),
    "DDE before a tab": (lambda: word(field(" DDEAUTO&#9;c:/cmd.exe")), reasons.IMPORTS),
    "DDE as a simple field": (lambda: word('<w:fldSimple w:instr=" DDE a b"/>'), reasons.IMPORTS),
    "DDE in a header": (lambda: in_header(PROGRAM), reasons.IMPORTS),
    "DDE spelled by another field": (
        lambda: in_field(BEGIN + said(CODES) + END + said(' c:\\\\cmd.exe "/k calc"')), reasons.IMPORTS,
    ),
    "DDE in the result of another field": (
        lambda: in_field(said(" PAGE ") + RESULT + BEGIN + said(PROGRAM) + END), reasons.IMPORTS,
    ),
    "DDE that nothing begins": (lambda: word(f"<w:p>{said(PROGRAM)}</w:p>"), reasons.IMPORTS),
    "DDE that was deleted": (lambda: in_field(said(PROGRAM).replace("instrText", "delInstrText")), reasons.IMPORTS),
    "a text from a file": (lambda: word(field(' INCLUDETEXT "file:///etc/passwd"')), reasons.IMPORTS),
    "a text from the web": (lambda: word(field(' INCLUDETEXT "http://a.example/x.docx"')), reasons.IMPORTS),
    "a picture from a file": (lambda: word(field(' INCLUDEPICTURE "file:////a.example/x.png"')), reasons.IMPORTS),
    "a picture from a share": (lambda: word(field(r' INCLUDEPICTURE "\\\\a.example\\x.png" \d')), reasons.IMPORTS),
    "a picture from a file without quotes": (lambda: word(field(" INCLUDEPICTURE c:/x.png")), reasons.IMPORTS),
    "a linked object": (lambda: word(field(r" LINK Excel.Sheet.8 c:\\a.xls R1C1")), reasons.IMPORTS),
    "a table from a database": (lambda: word(field(r' DATABASE \d "c:\\a.mdb"')), reasons.IMPORTS),
    "an index of other documents": (lambda: word(field(' RD "c:/a.docx"')), reasons.IMPORTS),
    "a link to a share by a field": (lambda: word(field(r' HYPERLINK "\\\\a.example\\x"')), reasons.OUTSIDE),
    "a link to a file by a field": (lambda: word(field(r' HYPERLINK \o "A" "file:///c:/x.exe"')), reasons.OUTSIDE),
    "a link to a script by a field": (lambda: word(field(" HYPERLINK javascript:alert(1)")), reasons.OUTSIDE),
})  # fmt: skip

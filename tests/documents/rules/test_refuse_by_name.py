"""A file must be what its name says; and a name must be harmless to show."""

import pytest

from documents.rules import reasons
from documents.rules.kinds import inspect
from documents.rules.names import clean_name, extension
from tests.documents.make_pdf import pdf
from tests.documents.make_word import word

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"", reasons.EMPTY),
        ("a.doc", OLD, reasons.OLD_WORD),
        ("a.docx", OLD, reasons.OLD_WORD),
        ("a.doc", word(), reasons.OLD_WORD),
        ("a.xls", OLD, reasons.WRONG_KIND),
        ("a.docx", LOCKED, reasons.PASSWORD),
        ("a.docx", pdf(), reasons.NAMED_WRONG),
        ("a.pdf", word(), reasons.NOT_PDF),
        ("a.docx", b"{\\rtf1 a}", reasons.NOT_DOCX),
        ("a.docx", b"<html></html>", reasons.NOT_DOCX),
        ("a.docx", b"kh\xc3\xb4ng ph\xe1\xba\xa3i Word", reasons.NOT_DOCX),
        ("a.pdf", b"<html></html>", reasons.NOT_PDF),
        ("a.docm", word(), reasons.MACRO),
        ("a.odt", word(), reasons.WRONG_KIND),
        ("a.jpg", b"\xff\xd8\xff", reasons.IMAGE),
        ("a", pdf(), reasons.WRONG_KIND),
        (".pdf", pdf(), reasons.WRONG_KIND),
        ("a.pdf.exe", pdf(), reasons.WRONG_KIND),
        ("a.exe\0.pdf.html", pdf(), reasons.WRONG_KIND),
    ],
)
def test_it_refuses(name, data, reason):
    assert inspect(name, data).reason == reason


def test_it_says_how_large_a_file_may_be():
    verdict = inspect("a.pdf", bytes(3 * 2**20), largest=2 * 2**20)
    assert (verdict.reason, verdict.params) == (reasons.TOO_LARGE, {"limit": 2})


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Tờ trình số 5.docx", "Tờ trình số 5.docx"),
        ("C:\\Users\\van thu\\Tờ trình.docx", "Tờ trình.docx"),
        ("../../etc/passwd", "passwd"),
        ("to\u202etrinh\u200b.pdf", "totrinh.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie_ b.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("To\u031b\u0300 tri\u0300nh.pdf", "Tờ trình.pdf"),
        ("a.pdf. . ", "a.pdf"),
        ("", "file"),
        ("..", "file"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_are_made_harmless(sent, kept):
    assert clean_name(sent) == kept


def test_the_extension_is_the_last_one():
    assert extension("a.tar.PDF") == "pdf"
    assert extension("a") == ""

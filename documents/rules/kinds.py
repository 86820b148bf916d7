"""What a file is, by its content, its structure and its name together; and why it is refused when they do not agree."""

from __future__ import annotations

from documents.rules import reasons
from documents.rules.foreign import reading
from documents.rules.names import extension
from documents.rules.pdf import count_pages
from documents.rules.pdf_text import read_pdf
from documents.rules.secrecy import require_no_mark
from documents.rules.verdict import Refused, Verdict
from documents.rules.word import read_word
from documents.rules.word_blocks import read_blocks

MEGABYTE = 2**20
LARGEST = 50 * MEGABYTE
MOST_PAGES = 20_000
ZIP, PDF, OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")
IMAGES = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "heic", "webp"]
NAMES_WITH_OWN_REASON = {
    "doc": reasons.OLD_WORD,
    "docm": reasons.MACRO,
    "dotm": reasons.MACRO,
    **dict.fromkeys(IMAGES, reasons.IMAGE),
}
NOT_ITS_NAME = {"pdf": reasons.NOT_PDF, "docx": reasons.NOT_DOCX}


def inspect(name: str, data: bytes, *, largest: int = LARGEST) -> Verdict:
    """The verdict on a file as it was sent; it needs nothing but its arguments, so it can run anywhere."""
    try:
        return _accepted(name, data, largest)
    except Refused as refusal:
        return Verdict(reason=refusal.reason, params=refusal.params)
    except (RecursionError, MemoryError):
        return Verdict(reason=reasons.ENDLESS)


def _accepted(name: str, data: bytes, largest: int) -> Verdict:
    if not data:
        raise Refused(reasons.EMPTY)
    if len(data) > largest:
        raise Refused(reasons.TOO_LARGE, limit=largest // MEGABYTE)
    named, found = extension(name), _kind_of(data)
    _require_agreement(named, found, data)
    return _accepted_pdf(data) if found == "pdf" else _accepted_word(data)


def _kind_of(data: bytes) -> str:
    if data.startswith(PDF):
        return "pdf"
    return "docx" if data.startswith(ZIP) else "doc" if data.startswith(OLE) else ""


def _require_agreement(named: str, found: str, data: bytes) -> None:
    if found == "doc" and LOCKED_INSIDE in data:
        raise Refused(reasons.PASSWORD)
    if named not in NOT_ITS_NAME:
        raise Refused(NAMES_WITH_OWN_REASON.get(named, reasons.WRONG_KIND))
    if (named, found) == ("docx", "pdf"):
        raise Refused(reasons.NAMED_WRONG, named=named, found="PDF")
    if found != named:
        raise Refused(reasons.OLD_WORD if found == "doc" else NOT_ITS_NAME[named])


def _accepted_pdf(data: bytes) -> Verdict:
    pages, text = count_pages(data), read_pdf(data)
    if pages != text.pages or not pages:
        raise Refused(reasons.DAMAGED)
    if pages > MOST_PAGES:
        raise Refused(reasons.ENDLESS)
    for lines in text.texts:
        require_no_mark(lines)
    return Verdict(kind="pdf", pages=pages)


def _accepted_word(data: bytes) -> Verdict:
    word = read_word(data)
    for text in (word.body, *word.others):
        require_no_mark(text.lines)
    _require_readable(data)
    return Verdict(kind="docx", characters=word.body.characters)


def _require_readable(data: bytes) -> None:
    """What is accepted here can be shown later: the page that shows it has no better answer than this one."""
    with reading():
        read_blocks(data)

"""Word files whose tables say one thing to one reader and another to the next, or lead out of a folder."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.zip_bombs import with_members
from tests.corpus.sample import family
from tests.documents.make_word import document, members, paragraph, parts, word
from tests.documents.make_zip import Member, write_zip

PICTURE = "word/media/image1.bmp"
OTHER_NAME = b"\x75\x70\x0b\x00\x01\x00\x00\x00\x00a.docm"
SYMLINK = 0o120777 << 16
END_64 = b"PK\x06\x07" + bytes(16)


def with_part(name: str | bytes, content: bytes = b"x", **lies: object) -> bytes:
    return with_members(Member(name, content, **lies))


def hidden_entry() -> bytes:
    """Between two entries lies a third that the directory does not know; who reads from the front finds it."""
    unknown = Member("word/vbaProject.bin", b"macro" * 20)
    lost = b"PK\x03\x04" + unknown.head(unknown.name) + unknown.name + unknown.body
    first, *others = members(parts())
    first.body += lost
    found = bytearray(write_zip([first, *others]))
    size = len(first.body) - len(lost)
    for at in (18, found.find(b"PK\x01\x02") + 20):
        found[at : at + 4] = size.to_bytes(4, "little")
    return bytes(found)


def count_64() -> bytes:
    """The end record sends the reader to a second one for large archives, which says something else."""
    found = word()
    at = found.rfind(b"PK\x05\x06")
    return found[:at] + END_64 + found[at:]


def cut(share: float) -> bytes:
    found = word()
    return found[: int(len(found) * share)]


SAMPLES = family("zip tables", "to-trinh.docx", {
    "the document twice": (
        lambda: with_part("word/document.xml", document(paragraph("Bản khác"))), reasons.TANGLED,
    ),
    "the document twice in other letters": (lambda: with_part("Word/Document.xml", document("")), reasons.TANGLED),
    "a path that climbs": (lambda: with_part("../../etc/cron.d/a.xml"), reasons.TANGLED),
    "an absolute path": (lambda: with_part("/etc/a.xml"), reasons.TANGLED),
    "a path with backslashes": (lambda: with_part("word\\..\\..\\a.xml"), reasons.TANGLED),
    "a path on a drive": (lambda: with_part("C:a.xml"), reasons.TANGLED),
    "a path that climbs in the middle": (lambda: with_part("word/../../a.xml"), reasons.TANGLED),
    "a path of empty steps": (lambda: with_part("word//a.xml"), reasons.TANGLED),
    "a symbolic link": (lambda: with_part(PICTURE, b"/etc/passwd", attributes=SYMLINK), reasons.TANGLED),
    "a NUL in a name": (lambda: with_part(b"word/a.xml\0.png"), reasons.TANGLED),
    "a name of 4,000 letters": (lambda: with_part("word/" + "a" * 4_000 + ".xml"), reasons.TANGLED),
    "a name that turns around": (
        lambda: with_part("word/\u202egnp.exe".encode(), flags=0x800), reasons.TANGLED,
    ),
    "a name that is no text": (lambda: with_part(b"word/\xff.xml", flags=0x800), reasons.TANGLED),
    "a second name beside the first": (lambda: with_part("word/a.xml", b"<a/>", extra=OTHER_NAME), reasons.TANGLED),
    "another name before the bytes": (
        lambda: with_part("word/a.xml", b"<a/>", local_name=b"word/b.xml"), reasons.TANGLED,
    ),
    "an entry that the directory hides": (hidden_entry, reasons.TANGLED),
    "an encrypted entry": (lambda: with_part(PICTURE, flags=1), reasons.PASSWORD),
    "a strongly encrypted entry": (lambda: with_part(PICTURE, flags=0x41), reasons.PASSWORD),
    "a wrong checksum": (lambda: with_part(PICTURE, b"abc", crc=1), reasons.DAMAGED),
    "garbage instead of packed bytes": (lambda: with_part(PICTURE, b"abc", packed=b"\xff" * 9), reasons.DAMAGED),
    "more packed bytes than the entry has": (
        lambda: with_part(PICTURE, b"abc", packed=Member("a", b"abc").body + b"MZ"), reasons.DAMAGED,
    ),
    "a count that is too small": (lambda: write_zip(members(parts()), count=2), reasons.TANGLED),
    "a count that is too large": (lambda: write_zip(members(parts()), count=9), reasons.DAMAGED),
    "a second end for large archives": (count_64, reasons.TANGLED),
    "a size for large archives": (lambda: with_part(PICTURE, size=0xFFFFFFFF), reasons.SWOLLEN),
    "no entries": (lambda: b"PK\x03\x04" + write_zip([]), reasons.TANGLED),
    "only a beginning": (lambda: b"PK\x03\x04", reasons.DAMAGED),
    "only an end": (lambda: write_zip([]), reasons.NOT_DOCX),
    "the first third": (lambda: cut(0.33), reasons.DAMAGED),
    "the first two thirds": (lambda: cut(0.66), reasons.DAMAGED),
    "all but the last byte": (lambda: word()[:-1], reasons.DAMAGED),
})  # fmt: skip

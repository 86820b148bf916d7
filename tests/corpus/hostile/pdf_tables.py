"""PDFs whose tables of objects lead nowhere, in circles, or to two things at once."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.pdf_actions import later
from tests.corpus.hostile.pdf_bombs import patched
from tests.corpus.sample import HARMLESS, REFUSED, family
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import numbered, objects, pdf


def place_of_table(place: bytes) -> bytes:
    """The last line but one says where the cross-references are."""
    head, _, tail = pdf().rpartition(b"startxref\n")
    return head + b"startxref\n" + place + tail[tail.index(b"\n") :]


def previous(place: bytes) -> bytes:
    return pdf(trailer=b"/Prev " + place)


def own_table() -> bytes:
    """The table before this one is this one."""
    at = pdf().rindex(b"xref\n0 ")
    return pdf(trailer=b"/Prev %d" % at)


def updates(count: int) -> bytes:
    """A table before a table before a table."""
    data = bytearray(pdf())
    before = data.rindex(b"xref\n0 ")
    for _ in range(count):
        start = len(data)
        data += b"xref\n0 0\ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
        before = start
    return bytes(data)


def twice() -> bytes:
    """Two objects of one number; the table knows the second, who reads from the front takes the first."""
    data, places = numbered([*objects(), *objects()[3:4]])
    again = data.replace(b"\n7 0 obj", b"\n4 0 obj")
    return _with_table(again, [*places[:3], places[6], *places[4:6]])


def one_place() -> bytes:
    """Two numbers for one object."""
    data, places = numbered(objects())
    return _with_table(data, [*places[:5], places[4]])


def _with_table(data: bytearray, places: list[int]) -> bytes:
    start = len(data)
    data += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data + b"trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def miscounted() -> bytes:
    return assemble_packed(objects(), [b"<<>>"]).replace(b"/Type/ObjStm/N 1", b"/Type/ObjStm/N 9")


SAMPLES = family("pdf tables", "to-trinh.pdf", {
    "a table that is not there": (lambda: place_of_table(b"999999"), reasons.DAMAGED),
    "a table in the header": (lambda: place_of_table(b"0"), reasons.DAMAGED),
    "a table before the file": (lambda: place_of_table(b"-5"), reasons.DAMAGED),
    "a table that follows itself": (own_table, reasons.DAMAGED),
    "a table before that is not there": (lambda: previous(b"5"), reasons.DAMAGED),
    "a table before of 20 digits": (lambda: previous(b"99999999999999999999"), reasons.DAMAGED),
    "10,000 tables one before the other": (lambda: updates(10_000), HARMLESS),
    "a trailer of two billion objects": (lambda: pdf(trailer=b"/Size 2147483647"), reasons.DAMAGED),
    "two objects of one number": (twice, HARMLESS),
    "two numbers of one object": (one_place, reasons.DAMAGED),
    "an object stream that counts wrong": (miscounted, HARMLESS),
    "a generation that is too large": (lambda: patched(b"/Contents 4 0 R", b"/Contents 4 65536 R"), REFUSED),
    "another text that was added later": (lambda: later(b"/PageLayout/OneColumn", first=pdf()), HARMLESS),
})  # fmt: skip

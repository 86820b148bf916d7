"""A PDF judged by what a reader finds in it: whole, not locked, and with nothing in it that acts by itself.

Readers mend a broken file each in its own way, and then it says something else to each. So what qpdf complains about
is damaged, and PDFium must find as many pages as qpdf.
"""

from __future__ import annotations

import io
import re

import pikepdf

from documents.rules.foreign import reading
from documents.rules.pdf_acts import require_quiet
from documents.rules.pdf_objects import reachable
from documents.rules.pdf_sizes import LARGEST_STREAM, Room, reason_for
from documents.rules.reasons import DAMAGED, NOT_PDF, PASSWORD
from documents.rules.verdict import Refused

HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)\s")
END = re.compile(rb"%%EOF[\s\0]*\Z")
TAIL = 2048
# By no name of the file's own, which always has a stroke before it.
TRIFLE = re.compile(
    r"[^/]*(reported number of objects|extraneous whitespace seen before xref|entry for the xref stream itself"
    "|input stream is complete)"
)

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=LARGEST_STREAM, run_length_max_memory=LARGEST_STREAM, png_max_memory=LARGEST_STREAM,
    tiff_max_memory=LARGEST_STREAM, max_stream_filters=3,
)  # fmt: skip


def count_pages(data: bytes) -> int:
    """The number of its pages; Refused unless nothing in it runs, plays, asks for a password or hides."""
    if not HEADER.match(data):
        raise Refused(NOT_PDF)
    if not END.search(data, max(0, len(data) - TAIL)):
        raise Refused(DAMAGED)
    with reading(), _opened(data) as pdf:
        _require_no_complaint(pdf)
        room = Room()
        for one in reachable(pdf.trailer):
            require_quiet(one)
            room.take(one)
        _require_no_complaint(pdf)
        return len(pdf.pages)


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise Refused(PASSWORD) from None
    if pdf.is_encrypted:
        raise Refused(PASSWORD)
    return pdf


def _require_no_complaint(pdf: pikepdf.Pdf) -> None:
    """It mends what it can, and says so: what it mended is refused."""
    for complaint in map(str, pdf.get_warnings()):
        if not TRIFLE.match(complaint):
            raise Refused(reason_for(complaint))

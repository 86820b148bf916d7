"""How many pages a PDF has, and the words of its first ones."""

from __future__ import annotations

import io
import logging

import msgspec
from pypdf import PdfReader

from documents.rules.reasons import DAMAGED
from documents.rules.verdict import Refused

FIRST_PAGES = 3
MOST_PAGES = 20_000

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class PdfText(msgspec.Struct, frozen=True):
    pages: int
    lines: list[str]


def read_pdf(data: bytes) -> PdfText:
    """Refused when the pages cannot be found."""
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        count = len(pages)
        if not 0 < count <= MOST_PAGES:
            raise Refused(DAMAGED)
        text = "\n".join(pages[number].extract_text() for number in range(min(count, FIRST_PAGES)))
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - a library reading foreign bytes may fail in any way; each means the same here
        raise Refused(DAMAGED) from None
    return PdfText(pages=count, lines=[line.strip() for line in text.splitlines() if line.strip()])

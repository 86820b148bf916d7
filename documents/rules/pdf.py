"""A PDF judged by its bytes: whole, not locked, and with nothing in it that acts by itself.

Names are looked for in the raw bytes and in unpacked object streams, their #xx escapes included. A name that stands
in a picture by chance costs a plain refusal once in thousands; a name that is missed would cost more.
"""

from __future__ import annotations

import re

from documents.rules import reasons
from documents.rules.object_streams import unpacked_streams
from documents.rules.pdf_names import name_pattern
from documents.rules.verdict import Refused

HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)\s")
END = b"%%EOF"
TAIL = 2048

FORBIDDEN = {
    "locked": (("Encrypt",), reasons.PASSWORD),
    "script": (("JavaScript",), reasons.PDF_SCRIPT),
    "launch": (("Launch", "SubmitForm", "ImportData", "GoToE"), reasons.PDF_LAUNCH),
    "attachment": (("EmbeddedFile", "EmbeddedFiles", "FileAttachment"), reasons.PDF_ATTACHMENT),
    "media": (("RichMedia", "Rendition", "Movie", "Sound", "3DD"), reasons.PDF_MEDIA),
    "form": (("XFA",), reasons.PDF_FORM),
}
NAMES = name_pattern({group: names for group, (names, _) in FORBIDDEN.items()})


def require_quiet_pdf(data: bytes) -> None:
    """Refused unless it is a whole PDF in which nothing runs, plays, asks for a password or hides."""
    if not HEADER.match(data):
        raise Refused(reasons.NOT_PDF)
    if END not in data[-TAIL:]:
        raise Refused(reasons.DAMAGED)
    _require_no_forbidden_name(data)
    for stream in unpacked_streams(data):
        _require_no_forbidden_name(stream)


def _require_no_forbidden_name(data: bytes) -> None:
    if (found := NAMES.search(data)) and found.lastgroup:
        raise Refused(FORBIDDEN[found.lastgroup][1])

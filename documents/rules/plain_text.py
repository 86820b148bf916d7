"""The text of a plain text file, exactly as it stands in it."""

from __future__ import annotations

import codecs

from documents.rules.verdict import Refused
from ecabinet.i18n import N_

UNKNOWN = N_("The file is not in UTF-8 or UTF-16. Save it as UTF-8 and try again.")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decoded(data: bytes) -> str:
    """No line end and no accent is changed."""
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(UNKNOWN) from None

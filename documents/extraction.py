"""The words of a PDF or DOCX as one text, read by another process: what a file holds was made by somebody else."""

from __future__ import annotations

import msgspec

from documents import errands
from documents.rules.reasons import ENDLESS
from documents.rules.verdict import Refused

READER = "documents.extracting"
SECONDS = 60


class Asked(msgspec.Struct, frozen=True):
    """A file of the store was judged when it came in: its `format` is known. Any other is judged first."""

    name: str
    format: str = ""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The text, or the reason why there is none."""

    text: str = ""
    reason: str = ""
    params: dict[str, str | int] = {}


def extracted(name: str, data: bytes, *, format: str = "") -> str:  # noqa: A002 - it is what a file is called here
    """Refused with the reason when the file cannot be taken or read."""
    asked = msgspec.json.encode(Asked(name, format))
    try:
        told = msgspec.json.decode(errands.run(READER, asked + b"\n" + data, seconds=SECONDS), type=Told)
    except (errands.Failed, msgspec.DecodeError):
        raise Refused(ENDLESS) from None
    if told.reason:
        raise Refused(told.reason, **told.params)
    return told.text

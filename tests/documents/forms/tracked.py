"""What a Word file with tracked changes says when they are all accepted, and when they are all rejected."""

from __future__ import annotations

import io
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAME, WENT = {f"{W}ins", f"{W}moveTo"}, {f"{W}del", f"{W}moveFrom"}


def document(data: bytes) -> etree._Element:
    with ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def accepted(data: bytes) -> str:
    return _text(data, without=WENT)


def rejected(data: bytes) -> str:
    return _text(data, without=CAME)


def _text(data: bytes, *, without: set[str]) -> str:
    """A paragraph whose end is not there goes on with the next one, as Word has it."""
    text = ""
    for paragraph in document(data).iter(f"{W}p"):
        for words in paragraph.iter(f"{W}t", f"{W}delText"):
            if not any(above.tag in without for above in words.iterancestors()):
                text += words.text or ""
        marks = paragraph.findall(f"{W}pPr/{W}rPr/*")
        if not any(mark.tag in without for mark in marks):
            text += "\n"
    return text.removesuffix("\n")
